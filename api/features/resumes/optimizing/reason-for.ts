import { shorten } from '../../../core/text/normal-form.js';
import { worthOf } from '../../../core/writing/line-worth.js';
import type { PostingNeeds } from '../../../core/writing/posting-needs.js';
import { namesOf } from '../../../core/writing/propose-lines.js';

/** Why a rewrite serves the posting better than the line it was made of, told by rules: a model's own reasons are not believed. */
export function reasonFor(before: string, after: string, needs: PostingNeeds): string {
  const [was, is] = [worthOf(before, needs), worthOf(after, needs)];
  const shown = new Set(was.shows.map(({ skill }) => skill));
  const added = is.shows.filter(({ skill }) => !shown.has(skill));
  if (added.length > 0) return `Names ${namesOf(added)}, which the posting asks for.`;
  if (is.answers !== null && is.answers !== was.answers) return `Answers “${shorten(is.answers, 90)}”.`;
  if (is.relation > was.relation) return "Says it in the posting's words.";
  if (after.length < before.length * 0.85) return 'Says the same in fewer words.';
  return is.shows.length > 0
    ? `Puts ${namesOf(is.shows)} forward, which the posting asks for.`
    : 'Says the same in other words.';
}
