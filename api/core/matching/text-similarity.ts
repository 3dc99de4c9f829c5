/** How well a resume's text answers a posting's: BM25 by words, and a hashed embedding for what words alone miss. */
import { termWeight } from './text-terms.js';

/** Robertson and Zaragoza 2009, "The Probabilistic Relevance Framework": saturation and length normalisation. */
const K1 = 1.2;
const B = 0.5;
/** Length of a resume in telling words that counts as usual. */
const USUAL_LENGTH = 300;
/** The BM25 saturation at which a word counts as fully answered. */
const FULL_CREDIT = 1.3;
/** Words repeated in a posting matter more, but no more than this. */
const MOST_REPEATS = 3;

/** What each word of a posting counts: how telling it is, and how often it is said. */
export function weighTerms(counts: ReadonlyMap<string, number>): Map<string, number> {
  const weights = new Map<string, number>();
  for (const [term, count] of counts) weights.set(term, termWeight(term) * Math.min(MOST_REPEATS, count));
  return weights;
}

/**
 * BM25 of a posting's words (weights, and their sum) in a resume (counts, and their sum), divided by what a resume
 * holding all of them would get: 0..1.
 */
export function wordCoverage(
  posting: ReadonlyMap<string, number>,
  possible: number,
  resume: ReadonlyMap<string, number>,
  resumeLength: number,
): number {
  const norm = K1 * (1 - B + (B * resumeLength) / USUAL_LENGTH);
  let reached = 0;
  for (const [term, weight] of posting) {
    const found = resume.get(term);
    if (found !== undefined)
      reached += weight * Math.min(1, (found * (K1 + 1)) / (found + norm) / FULL_CREDIT);
  }
  return possible === 0 ? 0 : reached / possible;
}

/** Turns a text into a vector; a real model can stand in for the hashing one where it is configured. */
export interface TextEmbedder {
  readonly dimensions: number;
  /** A vector of length 1, or all zeros for a text that says nothing. */
  embed(terms: ReadonlyMap<string, number>): Float32Array;
}

/** FNV-1a, 32 bits. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  return value >>> 0;
}

/**
 * Feature hashing (Weinberger et al. 2009) of words and their beginnings with signs, weighted like `termWeight`;
 * beginnings bring inflected and compound words of one stem together.
 */
export class HashingEmbedder implements TextEmbedder {
  constructor(readonly dimensions = 256) {}

  embed(terms: ReadonlyMap<string, number>): Float32Array {
    const vector = new Float32Array(this.dimensions);
    const add = (feature: string, weight: number): void => {
      const value = hash(feature);
      vector[value % this.dimensions]! += (value & 0x80000000) === 0 ? weight : -weight;
    };
    for (const [term, count] of terms) {
      const weight = termWeight(term) * Math.log2(1 + count);
      add(term, weight);
      if (term.length >= 6) add(`^${term.slice(0, 5)}`, weight * 0.5);
    }
    let norm = 0;
    for (const value of vector) norm += value * value;
    if (norm > 0) for (let i = 0; i < vector.length; i++) vector[i]! /= Math.sqrt(norm);
    return vector;
  }
}

/** Cosine of two vectors of length 1. */
export function cosine(one: Float32Array, other: Float32Array): number {
  let sum = 0;
  const length = Math.min(one.length, other.length);
  for (let i = 0; i < length; i++) sum += one[i]! * other[i]!;
  return sum;
}
