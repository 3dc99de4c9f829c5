/** Models that think before they answer take no temperature, and need room for their thoughts. */
const THINKING = /^(o\d|gpt-[5-9](?!-chat))/;
const ROOM_FOR_THOUGHTS = 4_096;

export function thinks(model: string): boolean {
  return THINKING.test(model);
}

/** The most tokens a model may write for an answer of this length: what may have to be paid. */
export function outputLimit(model: string, maxOutputTokens: number): number {
  return thinks(model) ? maxOutputTokens + ROOM_FOR_THOUGHTS : maxOutputTokens;
}
