/** Label and value pairs a reader sees: "Location: Berlin", definition lists, table rows, neighbours. */
import type { Block } from '../../text/html-blocks.js';
import type { Element } from '../../text/html-tree.js';
import { collapse } from '../../text/normal-form.js';
import { labelField, type LabelField } from '../vocabulary/labels.js';

export interface LabelPair {
  field: LabelField;
  value: string;
  /** Words that are on the page: the value, with its label where both stand in one line. */
  excerpt: string;
  block: Block;
  /** How surely the two belong together, 0..1. */
  bond: number;
}

const MAX_VALUE = 240;
const INLINE_PAIR = /^([\p{L}][^:：\n]{1,48}?)\s*[:：]\s*(\S.{0,600})$/u;
const SHORT_DASH_PAIR = /^([\p{L}][\p{L} ]{2,28}?)\s+[–—|-]\s+(\S.{0,160})$/u;

/** All pairs of the blocks, in order. Linear in their number. */
export function labelPairs(blocks: readonly Block[]): LabelPair[] {
  const pairs: LabelPair[] = [];
  const add = (field: LabelField, value: string, excerpt: string, block: Block, bond: number): void => {
    const text = collapse(value).replace(/^[:：\s–—|-]+/, '');
    if (text !== '' && text.length <= 700)
      pairs.push({
        field,
        value: text.slice(0, MAX_VALUE),
        excerpt: collapse(excerpt).slice(0, 400),
        block,
        bond,
      });
  };
  const headers = tableHeaders(blocks);
  for (const [index, block] of blocks.entries()) {
    if (block.zone === 'hidden' || block.zone === 'nav' || block.zone === 'footer') continue;
    const column = headers.get(block);
    if (column !== undefined) {
      add(column, block.text, block.text, block, 0.8);
      continue;
    }
    if (readRuns(block, add)) continue;
    if (readInline(block, add)) continue;
    readNeighbour(blocks, index, add);
  }
  return pairs;
}

type Add = (field: LabelField, value: string, excerpt: string, block: Block, bond: number) => void;

/** One line whose pieces alternate: <strong>Location</strong> Berlin <strong>Type</strong> Full time. */
function readRuns(block: Block, add: Add): boolean {
  if (block.runs.length < 2 || block.runs.length > 24 || block.text.length > 600) return false;
  let found = false;
  for (let index = 0; index < block.runs.length - 1; index += 1) {
    const run = block.runs[index]!;
    const field = labelField(run.text);
    if (
      field === null ||
      (!/[:：]\s*$/.test(run.text) &&
        index > 0 &&
        labelField(block.runs[index - 1]!.text) !== null &&
        found === false)
    )
      continue;
    const values: string[] = [];
    let next = index + 1;
    while (next < block.runs.length && labelField(block.runs[next]!.text) === null) {
      values.push(block.runs[next]!.text);
      next += 1;
    }
    if (values.length === 0) continue;
    const value = values.length === 1 || field !== 'location' ? values.join(' ') : values.join(', ');
    const whole = next >= block.runs.length && index === 0 ? block.text : values[0]!;
    add(field, value, whole, block, 0.85);
    found = true;
    index = next - 1;
  }
  return found;
}

/** "Location: Berlin" in one piece of text. */
function readInline(block: Block, add: Add): boolean {
  const { text } = block;
  if (text.length > 500) return false;
  const pair = INLINE_PAIR.exec(text);
  if (pair !== null) {
    const field = labelField(pair[1]!);
    if (field !== null) {
      // "Location: Berlin Department: Sales": the next label ends the value.
      const rest = pair[2]!;
      const cut = /\s(\p{Lu}[\p{L}]{2,20}(?: \p{L}{2,14}){0,2})\s?:\s/u.exec(rest);
      const value = cut !== null && labelField(cut[1]!) !== null ? rest.slice(0, cut.index) : rest;
      add(
        field,
        value,
        text.length <= 300 ? text : value,
        block,
        block.listDepth > 0 || text.length < 120 ? 0.8 : 0.55,
      );
      return true;
    }
  }
  const dash = text.length <= 120 ? SHORT_DASH_PAIR.exec(text) : null;
  const field = dash === null ? null : labelField(dash[1]!);
  if (dash !== null && field !== null && field !== 'title' && field !== 'other') {
    add(field, dash[2]!, text, block, 0.6);
    return true;
  }
  return false;
}

/** A label that fills its block, and the block that answers it. */
function readNeighbour(blocks: readonly Block[], index: number, add: Add): void {
  const block = blocks[index]!;
  if (block.text.length > 60) return;
  const field = labelField(block.text);
  if (field === null) return;
  const next = blocks[index + 1];
  if (next === undefined || next.zone === 'hidden' || labelField(next.text) !== null) return;
  const bond = neighbourBond(block, next);
  if (bond === 0) return;
  const values = [next.text];
  // Further blocks of the same parent are further values of the label: a list of places.
  if (field === 'location' || field === 'employmentType' || field === 'languages') {
    const home = next.element.tag === 'dd' ? next.element.parent : holder(next.element, block.element);
    for (let at = index + 2; at < blocks.length && at < index + 22 && home !== null; at += 1) {
      const more = blocks[at]!;
      const sibling = next.element.tag !== 'dd' || more.element.tag === 'dd';
      if (
        !sibling ||
        !isWithin(more.element, home) ||
        labelField(more.text) !== null ||
        more.text.length > 100
      )
        break;
      values.push(more.text);
    }
  }
  add(field, field === 'location' ? values.join('; ') : values.join(', '), next.text, next, bond);
}

const VALUE_TAG: Readonly<Record<string, string>> = { dt: 'dd', th: 'td' };

function neighbourBond(label: Block, value: Block): number {
  const tag = label.element.tag;
  if (value.text.length > 300) return 0;
  if (VALUE_TAG[tag] !== undefined && value.element.tag === VALUE_TAG[tag]) return 0.9;
  if (isUnder(value.element, 'dd') && isUnder(label.element, 'dt')) return 0.9;
  if (tag === 'td' && value.element.tag === 'td' && value.element.parent === label.element.parent)
    return 0.85;
  if (isUnder(value.element, 'td') && isUnder(label.element, 'td') && shareRow(label.element, value.element))
    return 0.8;
  const colon = /[:：]\s*$/.test(label.text);
  if (label.heading > 0 && value.text.length > 120) return 0;
  const distance = commonDistance(label.element, value.element);
  if (distance === null) return colon ? 0.4 : 0;
  if (colon) return distance <= 4 ? 0.8 : 0.6;
  // Without a colon only close relatives, and only short answers, belong to a label.
  if (value.text.length > 140) return 0;
  return distance <= 2 ? 0.75 : distance <= 4 ? 0.65 : distance <= 6 ? 0.4 : 0;
}

/** Steps from both elements to their nearest common ancestor together, at most 8; null when it is further. */
function commonDistance(a: Element, b: Element): number | null {
  const above: Element[] = [];
  for (let at: Element | null = a, steps = 0; at !== null && steps <= 6; at = at.parent, steps += 1)
    above.push(at);
  for (let at: Element | null = b, steps = 0; at !== null && steps <= 6; at = at.parent, steps += 1) {
    const other = above.indexOf(at);
    if (other >= 0) return other + steps;
  }
  return null;
}

/** The element that holds the value and its further values, but not the label. */
function holder(value: Element, label: Element): Element | null {
  let at: Element = value;
  for (let steps = 0; steps < 4 && at.parent !== null; steps += 1) {
    if (isWithin(label, at.parent)) return at === value ? null : at;
    at = at.parent;
  }
  return null;
}

function isWithin(element: Element, outer: Element): boolean {
  for (let at: Element | null = element, steps = 0; at !== null && steps < 12; at = at.parent, steps += 1)
    if (at === outer) return true;
  return false;
}

function isUnder(element: Element, tag: string): boolean {
  for (let at: Element | null = element, steps = 0; at !== null && steps < 4; at = at.parent, steps += 1)
    if (at.tag === tag) return true;
  return false;
}

function rowOf(element: Element): Element | null {
  for (let at: Element | null = element, steps = 0; at !== null && steps < 6; at = at.parent, steps += 1)
    if (at.tag === 'tr') return at;
  return null;
}

function shareRow(a: Element, b: Element): boolean {
  const row = rowOf(a);
  return row !== null && row === rowOf(b);
}

/** Cells of the one row below a row of nothing but labels, by the label of their column. */
function tableHeaders(blocks: readonly Block[]): Map<Block, LabelField> {
  const columns = new Map<Block, LabelField>();
  for (let index = 0; index < blocks.length; index += 1) {
    const first = blocks[index]!;
    if (first.element.tag !== 'th' && first.element.tag !== 'td') continue;
    const row = rowOf(first.element);
    if (row === null || blocks[index - 1]?.element.parent === row) continue;
    const labels: LabelField[] = [];
    let at = index;
    while (at < blocks.length && blocks[at]!.element.parent === row) {
      const field = labelField(blocks[at]!.text);
      if (field === null) break;
      labels.push(field);
      at += 1;
    }
    if (labels.length < 2 || at >= blocks.length || blocks[at]!.element.parent === row) continue;
    const values: Block[] = [];
    const next = rowOf(blocks[at]!.element);
    while (
      at < blocks.length &&
      next !== null &&
      rowOf(blocks[at]!.element) === next &&
      values.length <= labels.length
    ) {
      values.push(blocks[at]!);
      at += 1;
    }
    if (values.length === labels.length)
      for (const [column, block] of values.entries()) columns.set(block, labels[column]!);
  }
  return columns;
}
