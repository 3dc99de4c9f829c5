/** What counting words alone would say: the figures that matching has to beat. Both take every string of the documents. */

const wordsOf = (value: unknown): string[] =>
  typeof value === 'string'
    ? (value.toLowerCase().match(/[\p{L}\p{N}+#]+/gu) ?? [])
    : typeof value === 'object' && value !== null
      ? Object.values(value).flatMap(wordsOf)
      : [];

const countsOf = (words: readonly string[]): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
};

function rarities(documents: readonly Map<string, number>[]): (word: string) => number {
  const holders = new Map<string, number>();
  for (const document of documents)
    for (const word of document.keys()) holders.set(word, (holders.get(word) ?? 0) + 1);
  return (word) => {
    const n = holders.get(word) ?? 0;
    return Math.log(1 + (documents.length - n + 0.5) / (n + 0.5));
  };
}

/** Okapi BM25 (Robertson and Zaragoza 2009), k1 1.2 and b 0.75, of each document for the query. */
export function bm25(query: unknown, documents: readonly unknown[]): number[] {
  const counts = documents.map((document) => countsOf(wordsOf(document)));
  const rarity = rarities(counts);
  const lengths = counts.map((words) => [...words.values()].reduce((sum, count) => sum + count, 0));
  const average = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, lengths.length);
  return counts.map((words, index) =>
    [...new Set(wordsOf(query))].reduce((score, word) => {
      const count = words.get(word) ?? 0;
      return (
        score + (rarity(word) * count * 2.2) / (count + 1.2 * (0.25 + (0.75 * lengths[index]!) / average))
      );
    }, 0),
  );
}

/** Cosine of TF-IDF vectors of each document and the query. */
export function tfIdf(query: unknown, documents: readonly unknown[]): number[] {
  const counts = documents.map((document) => countsOf(wordsOf(document)));
  const asked = countsOf(wordsOf(query));
  const rarity = rarities([asked, ...counts]);
  const weight = (words: Map<string, number>, word: string): number =>
    (1 + Math.log(words.get(word) ?? 1)) * rarity(word);
  const length = (words: Map<string, number>): number =>
    Math.sqrt([...words.keys()].reduce((sum, word) => sum + weight(words, word) ** 2, 0));
  return counts.map((words) => {
    let dot = 0;
    for (const word of asked.keys()) if (words.has(word)) dot += weight(asked, word) * weight(words, word);
    return dot / (length(words) * length(asked) || 1);
  });
}
