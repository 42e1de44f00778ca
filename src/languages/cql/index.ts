import type { Language } from '../language.ts'

export const CQL_LANGUAGE: Language = {
  id: 'cql',
  label: 'CQL',
  compile: () => ({ columns: [], diagnostics: [], printAst: () => '' }),
}
