import type { Language, LanguageId } from './language.ts'

/** Languages load when first used: the official KQL parser alone costs 0.2 s. */
const LOADERS: Readonly<Record<LanguageId, () => Promise<Language>>> = {
  kql: async () => (await import('./kql/index.ts')).KQL_LANGUAGE,
  cql: async () => (await import('./cql/index.ts')).CQL_LANGUAGE,
  aql: async () => (await import('./aql/index.ts')).AQL_LANGUAGE,
  sumo: async () => (await import('./sumo/index.ts')).SUMO_LANGUAGE,
  sigma: async () => (await import('./sigma/index.ts')).SIGMA_LANGUAGE,
}

export const LANGUAGE_IDS: readonly LanguageId[] = ['kql', 'cql', 'aql', 'sumo', 'sigma']

export function loadLanguage(id: LanguageId): Promise<Language> {
  return LOADERS[id]()
}

const EXTENSIONS: Readonly<Record<string, LanguageId>> = {
  '.kql': 'kql',
  '.kusto': 'kql',
  '.csl': 'kql',
  '.cql': 'cql',
  '.logscale': 'cql',
  '.humio': 'cql',
  '.aql': 'aql',
  '.sumo': 'sumo',
  '.yml': 'sigma',
  '.yaml': 'sigma',
}

/** The language that a file's ending names. */
export function languageOfFile(path: string): LanguageId | undefined {
  const dot = path.lastIndexOf('.')
  return dot === -1 ? undefined : EXTENSIONS[path.slice(dot).toLowerCase()]
}
