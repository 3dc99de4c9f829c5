/** An amount in millionths of a US dollar as a person reads it: cents exactly, fractions of a cent as "under $0.01". */
export function costWords(microUsd: number): string {
  if (microUsd === 0) return '$0';
  if (microUsd < 10_000) return 'under $0.01';
  return new Intl.NumberFormat('en', { style: 'currency', currency: 'USD' }).format(microUsd / 1_000_000);
}

/** An estimate: "about $0.01", rounded up to a cent, so that it is never more than was said. */
export function estimateWords(microUsd: number): string {
  if (microUsd === 0) return 'free';
  return `about ${costWords(Math.ceil(microUsd / 10_000) * 10_000)}`;
}

/** What a run costs, from what it costs when all goes well to the most it may cost; a run ends before it costs more. */
export function quoteWords({
  minMicroUsd,
  maxMicroUsd,
}: {
  minMicroUsd: number;
  maxMicroUsd: number;
}): string {
  const usual = estimateWords(minMicroUsd);
  const most = estimateWords(maxMicroUsd);
  if (most === usual) return usual;
  return minMicroUsd === 0 ? most : `${usual}, at most ${most.replace('about ', '')}`;
}
