import { type ParsedPattern, PatternRefusal, parsePattern } from './parse.ts'
import { compileProgram, type Program } from './program.ts'
import { type Found, Search } from './search.ts'

export { requiredLiteral } from './literal.ts'
export type { ParsedPattern } from './parse.ts'
export type { Found } from './search.ts'

export type CompiledPattern =
  | { readonly ok: true; readonly program: Program; readonly parsed: ParsedPattern }
  | { readonly ok: false; readonly construct: string; readonly offset: number; readonly invalid: boolean }

/** Programs that were made of patterns, the latest last. */
const CACHE = new Map<string, CompiledPattern>()
const MOST_CACHED = 200

/** Reads a pattern (`parsePattern`) and makes it ready for searches. */
export function compileBacktracking(pattern: string, flags: string): CompiledPattern {
  const key = `${flags}/${pattern}`
  const known = CACHE.get(key)
  if (known !== undefined) return known
  const made = compile(pattern, flags)
  if (CACHE.size >= MOST_CACHED) for (const oldest of [...CACHE.keys()].slice(0, MOST_CACHED / 2)) CACHE.delete(oldest)
  CACHE.set(key, made)
  return made
}

function compile(pattern: string, flags: string): CompiledPattern {
  try {
    const parsed = parsePattern(pattern, flags)
    return { ok: true, program: compileProgram(parsed), parsed }
  } catch (error) {
    if (!(error instanceof PatternRefusal)) throw error
    return { ok: false, construct: error.construct, offset: error.offset, invalid: error.invalid }
  }
}

/** The first match, or every one. A pattern that is none, which lowering refuses, matches nothing. */
export function search(pattern: string, flags: string, text: string): Search | undefined {
  const compiled = compileBacktracking(pattern, flags)
  return compiled.ok ? new Search(compiled.program, text) : undefined
}

/** The text of a group; undefined when it took no part. */
export function groupText(text: string, found: Found, group: number): string | undefined {
  const [from = -1, to = -1] = found.slice(2 * group, 2 * group + 2)
  return from === -1 || to === -1 ? undefined : text.slice(from, to)
}
