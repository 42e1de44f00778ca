import type { OperatingSystem } from '../scenario.ts'

/** A command line in parts; written out again it is the same text. */
export interface CommandLine {
  readonly words: readonly Word[]
  /** White space after the last word. */
  readonly tail: string
}

export interface Word {
  /** White space before it. */
  readonly gap: string
  /** As written. */
  readonly raw: string
  /** As the program gets it. */
  readonly value: string
}

/**
 * Windows: as programs built with Microsoft's C runtime split it
 * (https://learn.microsoft.com/cpp/c-language/parsing-c-command-line-arguments). Elsewhere: as a POSIX shell quotes
 * (https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#tag_19_02). An open quote ends with the text.
 */
export function parseCommandLine(text: string, os: OperatingSystem): CommandLine {
  const words: Word[] = []
  let at = 0
  while (at < text.length) {
    const start = at
    while (at < text.length && isSpace(text[at])) at += 1
    const gap = text.slice(start, at)
    if (at === text.length) return { words, tail: gap }
    const word = os === 'windows' ? windowsWord(text, at, words.length === 0) : posixWord(text, at)
    words.push({ gap, raw: text.slice(at, word.end), value: word.value })
    at = word.end
  }
  return { words, tail: '' }
}

export function printCommandLine({ words, tail }: CommandLine): string {
  return words.map(({ gap, raw }) => gap + raw).join('') + tail
}

/** Words with one space between them. */
export function joined(words: readonly Word[]): string {
  return words.map(({ raw }) => raw).join(' ')
}

interface Read {
  readonly value: string
  readonly end: number
}

function windowsWord(text: string, start: number, isProgram: boolean): Read {
  let value = ''
  let isQuoted = false
  let at = start
  while (at < text.length && (isQuoted || !isSpace(text[at]))) {
    const char = text[at]
    if (char === '"') {
      if (isQuoted && !isProgram && text[at + 1] === '"') {
        value += '"'
        at += 2
      } else {
        isQuoted = !isQuoted
        at += 1
      }
      continue
    }
    let end = at
    while (text[end] === '\\') end += 1
    const slashes = end - at
    if (slashes > 0 && text[end] === '"' && !isProgram) {
      value += '\\'.repeat(Math.floor(slashes / 2))
      at = end
      if (slashes % 2 === 1) {
        value += '"'
        at += 1
      }
      continue
    }
    value += slashes > 0 ? text.slice(at, end) : char
    at = slashes > 0 ? end : at + 1
  }
  return { value, end: at }
}

function posixWord(text: string, start: number): Read {
  let value = ''
  let quote = ''
  let at = start
  while (at < text.length && (quote !== '' || !isSpace(text[at]))) {
    const char = text[at] ?? ''
    if (char === quote || (quote === '' && (char === "'" || char === '"'))) {
      quote = quote === '' ? char : ''
      at += 1
    } else if (char === '\\' && quote !== "'" && at + 1 < text.length) {
      const next = text[at + 1] ?? ''
      value += quote === '' || '$`"\\\n'.includes(next) ? next : `\\${next}`
      at += 2
    } else {
      value += char
      at += 1
    }
  }
  return { value, end: at }
}

/** A word that programs get as the value, with quotes only where they are needed. */
export function wordOf(value: string, os: OperatingSystem, gap = ' '): Word {
  return { gap, raw: quotedValue(value, os), value }
}

function quotedValue(value: string, os: OperatingSystem): string {
  if (os === 'windows') return value !== '' && !/[\s"]/.test(value) ? value : doubleQuoted(value)
  return /^[\w@%+=:,./~-]+$/.test(value) ? value : `'${value.replaceAll("'", "'\\''")}'`
}

/** The value in double quotes by the rules of Windows. */
export function doubleQuoted(value: string): string {
  return `"${value.replace(/(\\*)("|$)/g, (_, slashes: string, end: string) => slashes + slashes + (end === '"' ? '\\"' : ''))}"`
}

function isSpace(char: string | undefined): boolean {
  return char === ' ' || char === '\t' || char === '\n'
}
