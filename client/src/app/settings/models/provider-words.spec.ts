import { type Provider, providerFault, providerForm, providerInput } from './provider-words';

const known: Provider = {
  id: 'p1',
  kind: 'openai',
  baseUrl: 'https://api.openai.com/v1',
  keyHint: 'abcd',
  smallModel: 'gpt-4.1-mini',
  largeModel: null,
  embeddingModel: null,
  inputUsdPerMillion: null,
  outputUsdPerMillion: null,
  contextTokens: null,
  updatedAt: '2026-11-21T09:00:00Z',
};

describe('the form of a provider', () => {
  it('starts a new one with models to begin with, and never holds a key', () => {
    expect(providerForm('anthropic', null)).toMatchObject({ smallModel: 'claude-haiku-4-5', key: '' });
    expect(providerForm('openai', known)).toMatchObject({
      smallModel: 'gpt-4.1-mini',
      largeModel: '',
      key: '',
    });
  });

  it('takes a server of one’s own to cost nothing by the token', () => {
    expect(providerInput(providerForm('compatible', null))).toMatchObject({
      inputUsdPerMillion: 0,
      outputUsdPerMillion: 0,
      contextTokens: null,
    });
  });

  it('sends what is empty as nothing, so that the saved key is kept', () => {
    expect(providerInput(providerForm('openai', known))).toEqual({
      kind: 'openai',
      baseUrl: 'https://api.openai.com/v1',
      key: null,
      smallModel: 'gpt-4.1-mini',
      largeModel: null,
      embeddingModel: null,
      inputUsdPerMillion: null,
      outputUsdPerMillion: null,
      contextTokens: null,
    });
  });

  it('says what is missing', () => {
    const fresh = providerForm('openai', null);

    expect(providerFault(fresh, null)).toContain('key');
    expect(providerFault({ ...fresh, key: 'sk-1' }, null)).toBeNull();
    expect(providerFault(providerForm('openai', known), known)).toBeNull();
    expect(providerFault(providerForm('compatible', null), null)).toContain('address');
    const local = { ...providerForm('compatible', null), baseUrl: 'https://models.example.org/v1' };
    expect(providerFault(local, null)).toContain('model');
    expect(providerFault({ ...local, smallModel: 'qwen3', outputUsdPerMillion: '' }, null)).toContain('both');
    expect(providerFault({ ...local, smallModel: 'qwen3', contextTokens: 'many' }, null)).toContain(
      'numbers',
    );
  });
});
