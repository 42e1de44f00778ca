import type { Language } from '../language.ts'

export const SUMO_LANGUAGE: Language = {
  id: 'sumo',
  label: 'SUMO',
  compile: () => ({ columns: [], diagnostics: [], printAst: () => '' }),
}
