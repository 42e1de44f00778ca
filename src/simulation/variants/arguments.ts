import type { Word } from './command-line.ts'
import type { Flag, Tool } from './tools.ts'

/** An argument of a tool, in the words that must stay together. */
export type Argument =
  | { readonly kind: 'operand'; readonly words: readonly [Word] }
  | {
      readonly kind: 'flag'
      readonly words: readonly Word[]
      readonly flag: Flag
      /** As written. */
      readonly form: string
      /** Where a value stands: in the word after, after `=`, or directly after the flag. */
      readonly place: 'none' | 'next' | 'equals' | 'direct'
      /** Raw text of the value. */
      readonly value: string
    }
  /** A flag that the table does not have: nobody can say whether the next word belongs to it. */
  | { readonly kind: 'unknown'; readonly words: readonly [Word] }

/** The arguments after the program's own word. */
export function argumentsOf(given: readonly Word[], tool: Tool): readonly Argument[] {
  const found: Argument[] = []
  const words = given.flatMap((word) => apart(word, tool))
  let hasOperand = false
  let isOver = false
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at]
    if (word === undefined) break
    if (isOver || !looksLikeFlag(word, tool) || (hasOperand && !tool.flagsAnywhere)) {
      hasOperand = true
      found.push({ kind: 'operand', words: [word] })
      continue
    }
    if (word.value === '--') isOver = true
    const read = flagIn(word, words[at + 1], tool)
    if (read.kind === 'flag') at += read.words.length - 1
    found.push(read)
  }
  return found
}

/** Short flags that are written together, each as a word of its own; the last may have a value. */
function apart(word: Word, tool: Tool): readonly Word[] {
  const letters = /^-([A-Za-z0-9]{2,})$/.exec(word.raw)?.[1]
  if (tool.reading !== 'clusters' || letters === undefined || flagNamed(word.raw, tool) !== undefined) return [word]
  const flags = [...letters].map((letter) => flagNamed(`-${letter}`, tool))
  const isCluster = flags.every((flag, index) => flag !== undefined && (!flag.value || index === flags.length - 1))
  if (!isCluster) return [word]
  return [...letters].map((letter, index) => ({
    gap: index === 0 ? word.gap : ' ',
    raw: `-${letter}`,
    value: `-${letter}`,
  }))
}

function looksLikeFlag({ value }: Word, tool: Tool): boolean {
  return (value.startsWith('-') && value !== '-') || (tool.slashes && /^\/[a-z]+\b/i.test(value))
}

function flagIn(word: Word, next: Word | undefined, tool: Tool): Argument {
  const unknown: Argument = { kind: 'unknown', words: [word] }
  const written = tool.slashes ? word.raw.replace(/^\//, '-') : word.raw
  const exact = flagNamed(written, tool)
  if (exact !== undefined) {
    if (!exact.value) return { kind: 'flag', words: [word], flag: exact, form: written, place: 'none', value: '' }
    if (next === undefined) return unknown
    return { kind: 'flag', words: [word, next], flag: exact, form: written, place: 'next', value: next.raw }
  }
  const [, name = '', value = ''] = /^(--?[\w-]+)=(.*)$/s.exec(written) ?? []
  const joined = tool.joins && name !== '' ? flagNamed(name, tool) : undefined
  if (joined?.value === true) return { kind: 'flag', words: [word], flag: joined, form: name, place: 'equals', value }
  const short = written.slice(0, 2)
  const direct = tool.reading === 'clusters' && !written.startsWith('--') ? flagNamed(short, tool) : undefined
  if (direct?.value === true) {
    return { kind: 'flag', words: [word], flag: direct, form: short, place: 'direct', value: written.slice(2) }
  }
  return unknown
}

function flagNamed(name: string, tool: Tool): Flag | undefined {
  const found = tool.flags.find(({ forms }) =>
    forms.some((form) => (tool.slashes ? form.toLowerCase() === name.toLowerCase() : form === name)),
  )
  if (found !== undefined) return found
  const isValued = tool.valuePrefixes?.some((prefix) => name.startsWith(prefix) && !name.includes('=')) ?? false
  return isValued ? { forms: [name], value: true } : undefined
}
