/** A page as the sources read it: its blocks, its head and its scripts. */
import { readBlocks, type Block } from '../text/html-blocks.js';
import { buildTree, textContent, type Element } from '../text/html-tree.js';
import { clean, collapse } from '../text/normal-form.js';

export interface Script {
  /** Media type in lower case, '' for plain scripts. */
  type: string;
  id: string;
  text: string;
}

export interface Page {
  root: Element;
  blocks: readonly Block[];
  /** Text of <title>, cleaned; '' when there is none. */
  title: string;
  /** Content of meta elements by lower-case property, name or itemprop; the first that is not empty. */
  meta: ReadonlyMap<string, string>;
  scripts: readonly Script[];
  /** Alternative texts of images that are logos. */
  logos: readonly string[];
  canonicalUrl: string | null;
  /** Address of <base>, where the page has one. */
  baseUrl: string | null;
  /** BCP 47 of <html lang> or its like; null when the page does not say. */
  declaredLanguage: string | null;
  truncated: boolean;
}

/** Reads HTML. Recorded HTTP headers above the markup are left out. */
export function readPage(html: string, url?: string): Page {
  const source = withoutHttpHeaders(html);
  const { root, truncated } = buildTree(source);
  const { blocks, special } = readBlocks(root);
  const meta = new Map<string, string>();
  const scripts: Script[] = [];
  const logos: string[] = [];
  let title = '';
  let canonical: string | null = null;
  let base: string | null = null;
  let language: string | null = null;
  for (const element of special) {
    const { attributes } = element;
    switch (element.tag) {
      case 'meta': {
        const name = (
          attributes['property'] ??
          attributes['name'] ??
          attributes['itemprop'] ??
          attributes['http-equiv'] ??
          ''
        ).toLowerCase();
        const content = collapse(attributes['content'] ?? '');
        if (name !== '' && content !== '' && !meta.has(name)) meta.set(name, content);
        break;
      }
      case 'title':
        if (title === '') title = clean(textContent(element, 2000));
        break;
      case 'link':
        if (canonical === null && /\bcanonical\b/i.test(attributes['rel'] ?? ''))
          canonical = attributes['href'] ?? null;
        break;
      case 'base':
        base ??= attributes['href'] ?? null;
        break;
      case 'html':
        language ??= attributes['lang'] ?? attributes['xml:lang'] ?? null;
        break;
      case 'img':
        if (
          /logo/i.test(
            `${attributes['class'] ?? ''} ${attributes['id'] ?? ''} ${attributes['src'] ?? ''} ${attributes['alt'] ?? ''}`,
          )
        ) {
          const alt = collapse(attributes['alt'] ?? '');
          if (alt !== '' && alt.length < 100) logos.push(alt);
        }
        break;
      case 'script':
      case 'code':
        scripts.push({
          type: (attributes['type'] ?? '').toLowerCase(),
          id: attributes['id'] ?? '',
          text: textContent(element),
        });
        break;
    }
  }
  language ??= meta.get('content-language') ?? meta.get('og:locale') ?? null;
  return {
    root,
    blocks,
    title,
    meta,
    scripts,
    logos,
    canonicalUrl: absoluteUrl(canonical ?? meta.get('og:url') ?? null, url ?? meta.get('og:url')),
    baseUrl: absoluteUrl(base, undefined),
    declaredLanguage:
      language === null || !/^[a-z]{2,3}(?:[-_][a-z]{2,4})?\b/i.test(language)
        ? null
        : language.replace('_', '-').slice(0, 8),
    truncated,
  };
}

/** A URL made absolute, or null when it is none. */
export function absoluteUrl(href: string | null, base: string | undefined): string | null {
  if (href === null || href.trim() === '') return null;
  try {
    const url = new URL(href.trim(), base);
    return url.protocol === 'http:' || url.protocol === 'https:' ? url.href : null;
  } catch {
    return null;
  }
}

/** Saved responses sometimes keep the header lines of the protocol above the document. */
export function withoutHttpHeaders(text: string): string {
  if (!/^\s*HTTP\/\d/.test(text.slice(0, 40))) return text;
  const end = /\r?\n\r?\n/.exec(text.slice(0, 40_000));
  const markup = text.search(/<!doctype|<html|<\?xml/i);
  if (end !== null && (markup < 0 || end.index < markup)) return text.slice(end.index + end[0].length);
  return markup > 0 ? text.slice(markup) : text;
}
