/**
 * Finds words in a text that are addressed to a program which reads it ("ignore all previous instructions") and not to a
 * person. It is a filter and no proof: what a model answers is checked against the facts whatever it was told.
 */
import { clean } from './normal-form.js';

const AI = String.raw`(?:a\.?i\.?(?:\s(?:model|assistant|system|agent|parser|reader|tool|bot)s?)?|llms?|gpt(?:-?\d\w*)?|chat\s?gpt|claude|gemini|chat\s?bots?|(?:large )?language models?|(?:virtual |digital )?assistants?|(?:automated|automatic) (?:systems?|parsers?|readers?|screeners?)|models?|parsers?|scrapers?|crawlers?|bots?|machines?)`;
const TOLD = String.raw`(?:instructions?|prompts?|rules?|guidelines?|directions?|directives?|orders?|commands?|messages?|context|constraints?|polic(?:y|ies)|training|schema|checks?|everything (?:you|above))`;
const SUBJECT = String.raw`(?:candidate|applicant|person|user|resume|résumé|cv|profile|cover letter|summary|output|answer|response|reply|json)`;
const FIELD = String.raw`(?:job )?(?:title|company|employer|salary|pay|compensation|locations?|remote|deadline|dates?|scores?|ratings?|rank|status|fields?|values?|url|link|address|currency|employment type|seniority|skills?|facts?|language|degree|education|years?)`;

const TALK: readonly RegExp[] = [
  new RegExp(
    String.raw`\b(?:ignore|disregard|forget|override|bypass|neglect|skip|discard|drop|do not (?:follow|obey)|don['’]t (?:follow|obey)|stop following)\b[^.!?]{0,60}\b(?:previous|prior|above|earlier|preceding|all|any|every|your|these|those|the|other|system|original|initial)\b[^.!?]{0,40}\b${TOLD}`,
    'iu',
  ),
  /\b(?:ignore|disregard|forget)\b[^.!?]{0,20}\b(?:everything|all (?:that|of) (?:the )?(?:above|before)|the above|what (?:came|was said) before|previous)\b/iu,
  /\b(?:system|developer|hidden|initial|original|new|secret|updated|additional|special|important|real|actual) (?:prompts?|instructions?|message|directives?|override)\b\s*(?::|to (?:the )?(?:ai|llm|model|assistant)|for (?:the )?(?:ai|llm|model|assistant))/iu,
  /\b(?:your|the|this) (?:system|developer|hidden|initial|original|secret) (?:prompts?|instructions?|message)\b/iu,
  /\b(?:developer|debug|god|admin|jailbreak|dan|unrestricted|maintenance|sudo|root) mode\b|\bjailbr[eo]a?k\w*|\bdo anything now\b|\bsystem override\b|\bprompt injection\b/iu,
  new RegExp(
    String.raw`\b(?:note|message|attention|instructions?|hint|reminder|notice|dear|hello|hey|hi|if you are|for|to) (?:to |for )?(?:any |all |the |an? |every |you )?(?:automated |reading |screening |recruiting )?${AI}\b\s*(?::|,|!|[-–—]|that|who|which|reading|parsing|processing|screening|please|must|should|only)`,
    'iu',
  ),
  new RegExp(
    String.raw`\b${AI} (?:(?:that|who|which) (?:is |are )?)?(?:reads?|reading|parses?|parsing|process(?:es|ing)?|screen(?:s|ing)?) (?:this|these|the (?:page|posting|resume|text|following))\b`,
    'iu',
  ),
  new RegExp(String.raw`\bthe ${FIELD} (?:field|value|key|property)\b`, 'iu'),
  new RegExp(String.raw`\bif you(?:['’]re| are) (?:an? |the )?${AI}\b`, 'iu'),
  new RegExp(String.raw`\bas an? ${AI},? (?:you|please|write|say|answer)\b`, 'iu'),
  new RegExp(
    String.raw`^\W{0,3}(?:dear )?${AI}, (?:before|please|you|your|now|write|say|answer|ignore|output|note)\b`,
    'iu',
  ),
  new RegExp(
    String.raw`\byou(?:['’]re| are)(?: now)? (?:an? |the )?(?:\p{L}+ ){0,3}${AI}\b|\bas an? (?:(?:ai|llm) (?:language )?(?:model|assistant|agent|system)|language model)\b`,
    'iu',
  ),
  /\b(?:from now on|starting now|henceforth)\b[^.!?]{0,40}\byou\b|\byou are now\b|\byou (?:must|should|shall|will) (?:now|only|always|instead) (?:answer|respond|reply|output|return|say|write|claim|state|act|set|report)\b|\byou (?:must|should|shall) (?:pretend|ignore|output|claim|obey)\b/iu,
  /\b(?:pretend|act|behave|role-?play|simulate)\b[^.!?]{0,20}\b(?:to be|as (?:if|though|an? (?:ai|unrestricted|different|admin|root|system))|that you)\b/iu,
  new RegExp(
    String.raw`\b(?:set|change|update|replace|override|overwrite|fill|mark|record|report|output|return|put|use|assign|rewrite|correct)\b[^.!?]{0,30}\b${FIELD}\b[^.!?]{0,30}(?:\b(?:to|as|with|is|be|into)\b|[=:])`,
    'iu',
  ),
  new RegExp(
    String.raw`\b(?:respond|reply|answer|output|return|print|say|write|repeat|translate|summari[sz]e|conclude|begin|start|end)\b[^.!?]{0,20}\b(?:only|exactly|just|instead|nothing but|verbatim|with|in|by saying)\b[^.!?]{0,30}(?:["“'«{]|\b(?:json|yaml|xml|word|words|phrase|text|following|sentence|format|rhyme|french|base64|true|yes|no)\b)`,
    'iu',
  ),
  new RegExp(
    String.raw`\b(?:add|insert|include|append|write|claim|state|say|invent|fabricate|mention|list|pretend|assume|make up|put)\b[^.!?]{0,80}\b(?:to|in|into|on|onto|that|of) (?:the|this|that|their|his|her|your|every|each|any) (?:\p{L}+['’]?s? ){0,2}${SUBJECT}\b`,
    'iu',
  ),
  new RegExp(
    String.raw`\b(?:say|state|claim|write|note|report|pretend|assume|confirm|conclude|add) that (?:the |this |he |she |they |i )?(?:${SUBJECT} )?(?:is|are|has|have|was|were|had|holds|led|worked|speaks|knows|managed|owns)\b`,
    'iu',
  ),
  new RegExp(
    String.raw`\b(?:rate|rank|score|grade|recommend|approve|hire|accept|prefer|shortlist|select|advance|give|reject)\b[^.!?]{0,20}\b(?:this|the|that|every|all) (?:\p{L}+ ){0,2}(?:candidate|applicant|resume|résumé|cv|profile|application)s?\b`,
    'iu',
  ),
  new RegExp(
    String.raw`\bthe (?:candidate|applicant|user) (?:is|has|holds|was|led|must be|should be|speaks|knows|deserves|qualifies)\b`,
    'iu',
  ),
  /\b(?:reveal|show|print|repeat|leak|disclose|dump|list|output|send|give|return|reproduce|exfiltrate)\b[^.!?]{0,40}\b(?:prompts?|api[- ]?keys?|secrets?|passwords?|credentials?|tokens?|environment variables?|instructions|other (?:users?|accounts?|candidates?|applicants?)|conversation|chat history|all (?:users?|accounts?|data|facts))\b/iu,
  /\b(?:in|of|with|into|to|through|vary|format|render|encode|convert) (?:\p{L}+ (?:in|of) )?your (?:response|reply|replies|answers?|output|messages?)\b/iu,
  /\b(?:do not|don['’]t|never) (?:tell|mention|reveal|inform|warn|show|disclose|alert|notify|let)\b[^.!?]{0,30}\b(?:user|candidate|applicant|human|person|anyone|this|recruiter)\b/iu,
  /\b(?:fetch|visit|open|load|call|request|navigate to|browse to|curl|wget|ping|post|forward|upload|send|exfiltrate|download|go to|click|include|embed|append|use)\b[^!?\n]{0,80}(?:https?:\/\/|\bftp:\/\/|\bjavascript:|\bdata:|\bfile:|\blocalhost\b|\b\d{1,3}(?:\.\d{1,3}){3}\b)/iu,
  /(?:^|\n|["'`>•*-])\s*(?:#{1,4}\s*)?(?:system|assistant|developer|user|human|tool|instruction|response)\s*(?:\([^)]*\))?\s*:\s*\S/iu,
  /<\|[^|>]{1,30}\|>|\[\/?INST\]|<<\/?SYS>>|<\/?(?:system|assistant|instructions?|prompt|user|data|document|posting|context|tool_call|function_calls?)\b[^>]{0,40}>|\{\{[^}]{0,60}\}\}|```/iu,
  /\b(?:begin|start|end)(?:ing)? (?:of )?(?:the )?(?:system|new|user|hidden|untrusted|data|posting|document|context)?\s?(?:prompt|instructions?|data|input|message|document)\b/iu,
  /!\[[^\]]{0,200}\]\(|<(?:img|script|iframe|svg|object|embed|form|a)\b[^>]{0,200}(?:src|href|on\w+)\s*=/iu,
  /;\s*(?:drop|delete|update|insert|alter|truncate)\s+(?:table|from|into|\w+ set)\b|\b(?:union select|or 1\s*=\s*1|(?:drop|truncate) table \w+)\b/iu,
  /(?:[A-Za-z0-9+/]{80,}={0,2})/u,
  // The same request in the languages postings are written in most.
  /\b(?:ignorier\w*|vergiss|missachte\w*|überschreib\w*)\b[^.!?]{0,60}(?:anweisung\w*|instruktion\w*|regeln|vorgaben|befehle|prompt\w*|alles)/iu,
  /\b(?:ignore[zr]?|oublie[zr]?|négligez|ne tiens pas compte|ne tenez pas compte)\b[^.!?]{0,60}(?:instructions?|consignes?|règles|ordres|tout ce qui)/iu,
  /\b(?:ignore|esqueça|desconsidere|ignora)\b[^.!?]{0,60}(?:instruções|regras|ordens|comandos)/iu,
  /\b(?:ignora\w*|olvida\w*|desestima\w*|haz caso omiso)\b[^.!?]{0,60}(?:instruccion\w*|istruzioni|órdenes|reglas|regole|indicaciones|instruções|todo lo)/iu,
  /\b(?:negeer|vergeet|ignorera|glöm|ignoruj\w*|zapomeň\w*|zignoruj\w*|ignorer|glem|unohda|zignoruj|pomiń)\b[^.!?]{0,60}(?:instructies|aanwijzingen|opdrachten|instruktioner\w*|anvisningar\w*|regler|pokyn\w*|instrukc\w*|příkaz\w*|pravid\w*|ohjeet|polecen\w*)/iu,
  /(?:忽略|无视|忘记|無視|忘れ).{0,30}(?:指令|指示|说明|規則|规则|提示|命令)|(?:指示|命令|プロンプト)を(?:すべて)?(?:無視|忘れ)|(?:игнорируй\p{L}*|забудь\p{L}*).{0,60}(?:инструкци\p{L}*|указани\p{L}*|правил\p{L}*)|(?:تجاهل|انس).{0,60}(?:التعليمات|الأوامر)|(?:무시).{0,30}(?:지시|명령)|(?:지시|명령).{0,30}(?:무시)/iu,
];

/** The commonest request without its spaces: spelled out, it has no words left to look for. */
const SPELLED =
  /(?:ignore|disregard|forget)(?:all|any)?(?:of)?(?:the|your|my)?(?:previous|prior|above|earlier|preceding)(?:instructions?|prompts?|rules?|messages?)/iu;

/** Characters that hide letters from a reader: tags, variation selectors, joiners. */
const HIDING =
  /[\u{E0000}-\u{E007F}\u{FE00}-\u{FE0F}\u{E0100}-\u{E01EF}\u034F\u115F\u1160\u17B4\u17B5\u3164\uFFA0]/gu;
const LOOKALIKES: Readonly<Record<string, string>> = Object.fromEntries(
  [...'аеорсухіјѕԁԛԝ'].map((letter, at) => [letter, [...'aeopcyxijsdqw'][at] ?? letter]),
);
const MOST = 4_000;

/** The text as a reader would see it, so that hidden characters and look-alike letters do not hide a word. */
function seen(text: string): string {
  const plain = clean(text.slice(0, MOST).normalize('NFKC').replace(HIDING, ''));
  if (!/[a-z]/i.test(plain)) return plain;
  return plain.replace(/[а-яіјѕԁԛԝ]/giu, (letter) => LOOKALIKES[letter.toLowerCase()] ?? letter);
}

/** Whether a sentence, a line or a short text asks something of a program that reads it. */
export function speaksToMachine(text: string): boolean {
  const shown = seen(text);
  return TALK.some((pattern) => pattern.test(shown)) || SPELLED.test(shown.replace(/[^\p{L}]/gu, ''));
}

/**
 * The parts of what is shown together, for example a title and lines, that are addressed to a program: alone, or with parts
 * beside them, over which a request may be spread.
 *
 * @returns their places in `parts`
 */
export function placesOfMachineTalk(parts: readonly string[]): Set<number> {
  const plain = parts.map(seen);
  const letters = plain.map((part) => part.replace(/[^\p{L}]/gu, ''));
  const found = new Set([
    ...TALK.flatMap((pattern) => overlapped(plain, ' ', pattern)),
    ...overlapped(letters, '', SPELLED),
  ]);
  // A pattern's place in the whole is not always where it is found in a part alone.
  plain.forEach((part, at) => {
    if (TALK.some((pattern) => pattern.test(part))) found.add(at);
  });
  return found;
}

/** The parts that a pattern covers in their whole, wherever it is found. */
function overlapped(parts: readonly string[], between: string, pattern: RegExp): number[] {
  const whole = parts.join(between);
  const spans = [...whole.matchAll(new RegExp(pattern.source, `${pattern.flags}g`))];
  if (spans.length === 0) return [];
  let end = -between.length;
  return parts.flatMap((part, at) => {
    const start = end + between.length;
    end = start + part.length;
    const isCovered = spans.some(({ index, 0: { length } }) => index < end && index + length > start);
    return isCovered ? [at] : [];
  });
}

/**
 * A text without its paragraphs from the first words on that speak to a machine: what follows them in the paragraph is what
 * they want believed. A bullet is a paragraph; others end at an empty line.
 */
export function withoutMachineTalk(text: string): string {
  const kept: string[] = [];
  let silenced = false;
  let before = '';
  for (const line of text.split('\n')) {
    const bullet = /^\s*[-•*]\s/.test(line);
    if (line.trim() === '' || bullet) silenced = false;
    // A request may be broken over two lines.
    if (!silenced && (speaksToMachine(line) || (before !== '' && speaksToMachine(`${before} ${line}`)))) {
      if (!speaksToMachine(line) && kept.at(-1) === before) kept.pop();
      silenced = true;
    }
    if (!silenced) kept.push(line);
    before = silenced || line.trim() === '' ? '' : line;
  }
  return kept.join('\n');
}
