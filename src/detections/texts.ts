import { readdir } from 'node:fs/promises'
import path from 'node:path'
import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.ts'
import { nearHint } from '../diagnostics/near.ts'
import type { Platform } from '../schemas/table.ts'
import { PLATFORM_NAMES } from '../schemas/table.ts'
import { NO_SPAN } from '../source/text.ts'
import { readInside } from './inside.ts'
import type { Detection } from './package.ts'

/** A query that looks for what a detection misses: read by a person, run by hand. */
export interface Hunt {
  /** The hypothesis, as the text's first comment says it. */
  readonly title: string
  readonly slug: string
  readonly platform: Platform
  readonly text: string
  /** Relative to the package, with `/`. */
  readonly file: string
}

/** What a package tells people, as Markdown; absent where it has no such file. */
export interface Texts {
  readonly playbook?: string
  readonly investigation?: string
  readonly tuning?: string
  readonly hunts: readonly Hunt[]
}

export interface LoadedTexts {
  readonly texts: Texts
  readonly diagnostics: readonly Diagnostic[]
}

const FILES = { playbook: 'playbook.md', investigation: 'investigation.md', tuning: 'tuning.md' } as const
const HUNTS = 'hunts'

const EXTENSIONS: Readonly<Record<Platform, string>> = {
  defender: 'kql',
  sentinel: 'kql',
  falcon: 'cql',
  qradar: 'aql',
  sumo: 'sumo',
  sigma: 'yml',
}

// The keys of PLATFORM_NAMES are all platforms.
const PLATFORMS = Object.keys(PLATFORM_NAMES) as readonly Platform[]

/**
 * The playbook, the guides and the hunts of a package. A package that is more than experimental is expected to have all of
 * them; hunts are `hunts/<slug>.<platform>.<ext>`, ordered by name.
 */
export async function loadTexts(detection: Pick<Detection, 'directory' | 'status'>): Promise<LoadedTexts> {
  const { directory, status } = detection
  const isExpected = status !== 'experimental'
  const diagnostics: Diagnostic[] = []
  const report = (file: string, reason: string, hints: readonly string[] = []): void => {
    const full = path.join(directory, file)
    diagnostics.push(diagnostic('detection/invalid', full, NO_SPAN, { path: full, reason }, { hints }))
  }
  const read = async (key: keyof typeof FILES): Promise<string | undefined> => {
    const text = await readInside(directory, FILES[key])
    if (text === undefined) {
      if (isExpected) report(FILES[key], `a package of status \`${status}\` has this file, and it cannot be read`)
    } else if (text.trim() === '') report(FILES[key], 'the file is empty')
    else return text
    return undefined
  }
  const [playbook, investigation, tuning] = [await read('playbook'), await read('investigation'), await read('tuning')]
  const hunts: Hunt[] = []
  const names = await readdir(path.join(directory, HUNTS)).catch(() => [])
  for (const name of names.toSorted()) {
    const file = `${HUNTS}/${name}`
    const [slug = '', platformName = '', extension, ...more] = name.split('.')
    const platform = PLATFORMS.find((known) => known === platformName)
    if (platform === undefined || more.length > 0) {
      const hints = nearHint(platformName, PLATFORMS)
      report(
        file,
        'a hunt is called `<slug>.<platform>.<ext>`',
        hints.length > 0 ? hints : [`such as \`${slug}.defender.kql\``],
      )
      continue
    }
    if (extension !== EXTENSIONS[platform]) {
      report(file, `a hunt of ${PLATFORM_NAMES[platform]} ends in \`.${EXTENSIONS[platform]}\``)
      continue
    }
    const text = await readInside(directory, file)
    if (text === undefined) {
      report(file, 'the file cannot be read')
      continue
    }
    const title = titleOf(text)
    if (title === undefined) report(file, 'its first line is no comment: it says the hypothesis')
    hunts.push({ title: title ?? slug.replaceAll('-', ' '), slug, platform, text, file })
  }
  if (hunts.length === 0 && isExpected) report(HUNTS, `a package of status \`${status}\` has hunts`)
  return {
    texts: {
      ...(playbook === undefined ? {} : { playbook }),
      ...(investigation === undefined ? {} : { investigation }),
      ...(tuning === undefined ? {} : { tuning }),
      hunts,
    },
    diagnostics,
  }
}

/** The text of the first line when it is a comment of any of the languages; of a Sigma rule its title would do, too. */
function titleOf(text: string): string | undefined {
  const [first = ''] = text.trimStart().split('\n')
  const comment = /^(?:\/\/|--|#|\/\*)\s*(.+?)\s*(?:\*\/)?\s*$/.exec(first)?.[1]
  return comment ?? /^title:\s*(.+?)\s*$/.exec(first)?.[1]
}
