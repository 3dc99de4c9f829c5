declare module '@jsonresume/schema' {
  const jsonResume: { validate(resume: unknown, done: (errors: unknown, valid?: boolean) => void): void };
  export default jsonResume;
}
