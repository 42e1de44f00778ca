import type { Language } from '../language.ts'

export const KQL_LANGUAGE: Language = {
  id: 'kql',
  label: 'KQL',
  compile: () => ({ columns: [], diagnostics: [], printAst: () => '' }),
}
