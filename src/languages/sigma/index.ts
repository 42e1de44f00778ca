import { diagnostic } from '../../diagnostics/diagnostic.ts'
import { NO_SPAN } from '../../source/text.ts'
import type { Language } from '../language.ts'

export const SIGMA_LANGUAGE: Language = {
  id: 'sigma',
  label: 'Sigma',
  compile: (source) => ({
    columns: [],
    diagnostics: [
      diagnostic('fidelity/not-supported', source.name, NO_SPAN, { what: 'a rule by itself', language: 'Sigma' }),
    ],
    printAst: () => '',
  }),
}
