import { RegexRefusal } from './regex-refusal.ts'

/** The regular expression flavours of the products: Java (AQL, CQL, Sumo's parse regex), Rust (KQL), RE2 (Sumo's matches). */
export type RegexFlavour = 'java' | 'rust' | 're2'

const SIMPLE: Readonly<Record<string, number>> = { t: 9, n: 10, v: 11, f: 12, r: 13, a: 7, e: 27 }

/** The character that an escape such as `\n`, `\x41` or `\.` stands for; `start` is at the backslash. */
export function readCodePoint(
  text: string,
  start: number,
  flavour: RegexFlavour,
): { readonly point: number; readonly end: number } {
  const rest = text.slice(start)
  const char = text.codePointAt(start + 1) ?? 0
  const letter = String.fromCodePoint(char)
  const hex = hexPattern(flavour).exec(rest)
  if (hex !== null) {
    const point = Number.parseInt(hex[1] ?? hex[2] ?? '', 16)
    if (point > 0x10ffff || (point >= 0xd800 && point <= 0xdfff)) {
      throw new RegexRefusal('an escape of no character', start, true)
    }
    return { point, end: start + hex[0].length }
  }
  const octal =
    flavour === 'java' ? /^\\0([0-3]?[0-7]{1,2})/.exec(rest) : flavour === 're2' ? /^\\(0[0-7]{0,2})/.exec(rest) : null
  if (octal !== null) return { point: Number.parseInt(octal[1] ?? '0', 8), end: start + octal[0].length }
  const control = flavour === 'java' ? /^\\c([\0-\x7f])/.exec(rest) : null
  if (control !== null) return { point: (control[1]?.charCodeAt(0) ?? 0) ^ 64, end: start + 3 }
  const simple = SIMPLE[letter]
  if (simple !== undefined && !(letter === 'e' && flavour !== 'java')) return { point: simple, end: start + 2 }
  if (/[A-Za-z0-9]/.test(letter)) throw new RegexRefusal(`the escape \`\\${letter}\``, start, true)
  return { point: char, end: start + 1 + letter.length }
}

function hexPattern(flavour: RegexFlavour): RegExp {
  switch (flavour) {
    case 'java':
      return /^\\(?:x\{([0-9A-Fa-f]+)\}|(?:x(?=[0-9A-Fa-f]{2})|u(?=[0-9A-Fa-f]{4}))((?<=x)[0-9A-Fa-f]{2}|(?<=u)[0-9A-Fa-f]{4}))/
    case 'rust':
      return /^\\(?:[xuU]\{([0-9A-Fa-f]+)\}|(?:x|u|U)((?<=x)[0-9A-Fa-f]{2}|(?<=u)[0-9A-Fa-f]{4}|(?<=U)[0-9A-Fa-f]{8}))/
    case 're2':
      return /^\\(?:x\{([0-9A-Fa-f]+)\}|x([0-9A-Fa-f]{2}))/
  }
}

/** `\pL`, `\p{Lu}`, `\P{L}`, `\p{^L}`: Unicode's general categories; all other properties are refused. */
export function property(
  text: string,
  start: number,
  flavour: RegexFlavour,
  ignoreCase: boolean,
): { readonly pattern: string; readonly end: number } {
  const match = /^\\([pP])(?:\{(\^?)(\w+(?:=\w+)?)\}|([A-Z]))/.exec(text.slice(start))
  if (match === null) throw new RegexRefusal('a property without a name', start, true)
  const [whole, letter = 'p', caret = '', braced = '', single = ''] = match
  const name = flavour === 'rust' ? (rustCategory(braced) ?? (braced || single)) : braced || single
  const cased = flavour === 'java' && ignoreCase && /^L[ult]$/.test(name)
  const categories =
    /^(?:C|Cc|Cf|Co|Cs|L|Ll|Lm|Lo|Lt|Lu|M|Mc|Me|Mn|N|Nd|Nl|No|P|Pc|Pd|Pe|Pf|Pi|Po|Ps|S|Sc|Sk|Sm|So|Z|Zl|Zp|Zs)$/
  if (!categories.test(name) || cased || (caret !== '' && flavour !== 're2')) {
    throw new RegexRefusal(`the property \`${whole}\``, start, false)
  }
  return { pattern: `\\${letter}{${caret}${name}}`, end: start + whole.length }
}

/** The long names of Unicode's general categories, without case and underscores as Rust reads them. */
const CATEGORIES: Readonly<Record<string, string>> = {
  other: 'C',
  control: 'Cc',
  format: 'Cf',
  letter: 'L',
  lowercaseletter: 'Ll',
  modifierletter: 'Lm',
  otherletter: 'Lo',
  titlecaseletter: 'Lt',
  uppercaseletter: 'Lu',
  mark: 'M',
  spacingmark: 'Mc',
  enclosingmark: 'Me',
  nonspacingmark: 'Mn',
  number: 'N',
  decimalnumber: 'Nd',
  letternumber: 'Nl',
  othernumber: 'No',
  punctuation: 'P',
  connectorpunctuation: 'Pc',
  dashpunctuation: 'Pd',
  closepunctuation: 'Pe',
  finalpunctuation: 'Pf',
  initialpunctuation: 'Pi',
  otherpunctuation: 'Po',
  openpunctuation: 'Ps',
  symbol: 'S',
  currencysymbol: 'Sc',
  modifiersymbol: 'Sk',
  mathsymbol: 'Sm',
  othersymbol: 'So',
  separator: 'Z',
  lineseparator: 'Zl',
  paragraphseparator: 'Zp',
  spaceseparator: 'Zs',
}

function rustCategory(name: string): string | undefined {
  const plain = name.replaceAll('_', '').toLowerCase()
  return Object.hasOwn(CATEGORIES, plain) ? CATEGORIES[plain] : undefined
}
