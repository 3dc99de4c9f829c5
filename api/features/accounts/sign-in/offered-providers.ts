import type { Config } from '../../../platform/config/config.js';
import { SIGN_IN_PROVIDERS, type SignInProvider } from './sign-in-link.entity.js';

/** The services that the operator has set up. */
export function offeredProviders({ signIn }: Config): SignInProvider[] {
  const set = { GOOGLE: signIn.google, MICROSOFT: signIn.microsoft, GITHUB: signIn.github };
  return SIGN_IN_PROVIDERS.filter((provider) => set[provider] !== null);
}
