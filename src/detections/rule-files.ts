import { readFileSync } from 'node:fs'
import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.ts'
import { isContainer, openContainers } from '../readers/containers.ts'
import { findFiles, reasonOf } from '../readers/sources.ts'
import { NO_SPAN, type SourceText } from '../source/text.ts'

export interface RuleFiles {
  /** The texts of the rule files, sorted by path within each directory or archive. */
  readonly sources: readonly SourceText[]
  /** YAML files of directories and archives that have nothing of Sigma: names of those that were left out. */
  readonly others: readonly string[]
  /** Of paths, archives and files that could not be read. */
  readonly diagnostics: readonly Diagnostic[]
}

export interface RuleFileOptions {
  /** For the members of archives. */
  readonly directory: string
  readonly signal?: AbortSignal
}

/** A rule is a few kilobytes; nothing that is larger than this is one. */
const LARGEST = 8 << 20

const YAML = /\.ya?ml$/i

/** What each document of Sigma has one of; a file that is broken elsewhere still shows it. */
const SIGMA_MEMBER = /^["']?(?:detection|correlation|filter|logsource)["']?\s*:/m

/** Whether a YAML text may be one of Sigma; other YAML lies beside rules, too. */
export function looksLikeSigma(text: string): boolean {
  return SIGMA_MEMBER.test(text)
}

/** The text of a rule file: UTF-16 where its byte order mark says so, else UTF-8; without the mark. */
export function decodedRule(bytes: Uint8Array): string {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  return new TextDecoder().decode(bytes)
}

/**
 * Reads Sigma's rule files: a file that is named, the `.yml` and `.yaml` files below a directory, and those in an
 * archive (zip, tar, gzip). Files of a directory that are no YAML are not looked at.
 */
export async function readRuleFiles(paths: readonly string[], options: RuleFileOptions): Promise<RuleFiles> {
  const sources: SourceText[] = []
  const others: string[] = []
  const diagnostics: Diagnostic[] = []
  const signal = options.signal === undefined ? {} : { signal: options.signal }
  const files = await findFiles(
    paths.map((path) => ({ kind: 'path', path }) as const),
    { directory: options.directory, stdin: process.stdin, report: (found) => diagnostics.push(found), ...signal },
  )
  const unreadable = (name: string, reason: string): void => {
    diagnostics.push(diagnostic('reader/unreadable', name, NO_SPAN, { path: name, reason }))
  }
  const take = (name: string, content: Buffer, isNamed: boolean): void => {
    const text = decodedRule(content)
    if (isNamed || looksLikeSigma(text)) sources.push({ name, text })
    else others.push(name)
  }
  for (const file of files) {
    if (file.isFound && !YAML.test(file.name)) continue
    options.signal?.throwIfAborted()
    try {
      // Rules are many small files: one call each takes a fraction of what a queue of them does.
      const content = file.bytes > LARGEST ? undefined : readFileSync(file.path)
      if (content !== undefined && !isContainer(content)) {
        take(file.name, content, !file.isFound)
        continue
      }
      const contents = openContainers(file, { directory: options.directory, report: unreadable, ...signal })
      for await (const { name, path, bytes } of contents) {
        if (name !== file.name && !YAML.test(name)) continue
        if (bytes > LARGEST) unreadable(name, `it has ${bytes.toLocaleString('en')} bytes, which no rule file has`)
        else take(name, readFileSync(path), !file.isFound && name === file.name)
      }
    } catch (error) {
      options.signal?.throwIfAborted()
      unreadable(file.name, reasonOf(error))
    }
  }
  return { sources, others, diagnostics }
}
