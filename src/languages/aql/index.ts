import type { Language } from '../language.ts'

export const AQL_LANGUAGE: Language = {
  id: 'aql',
  label: 'AQL',
  compile: () => ({ columns: [], diagnostics: [], printAst: () => '' }),
}
