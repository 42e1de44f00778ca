import type { Language } from '../language.ts'
import { compileSigma } from './compile.ts'

export { compileRules } from './ruleset.ts'

/** Rules of Sigma v2.1 (https://github.com/SigmaHQ/sigma-specification). */
export const SIGMA_LANGUAGE: Language = { id: 'sigma', label: 'Sigma', compile: compileSigma }
