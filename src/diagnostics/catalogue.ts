import { AQL } from './catalogue/aql.ts'
import { CQL } from './catalogue/cql.ts'
import { DETECTION } from './catalogue/detection.ts'
import { ENGINE } from './catalogue/engine.ts'
import { EXTERNAL } from './catalogue/external.ts'
import { FIDELITY } from './catalogue/fidelity.ts'
import { KQL } from './catalogue/kql.ts'
import { LINT } from './catalogue/lint.ts'
import { NAME } from './catalogue/name.ts'
import { READER } from './catalogue/reader.ts'
import { SCHEMA } from './catalogue/schema.ts'
import { SIGMA } from './catalogue/sigma.ts'
import { SIGMA_CORRELATIONS } from './catalogue/sigma-correlations.ts'
import { SIGMA_RULES } from './catalogue/sigma-rules.ts'
import { SUMO } from './catalogue/sumo.ts'
import { SYNTAX } from './catalogue/syntax.ts'
import { TYPE } from './catalogue/type.ts'

/** Every diagnostic there is. Codes are public: they are never renamed and never reused. */
export const CATALOGUE = {
  ...SYNTAX,
  ...NAME,
  ...TYPE,
  ...SCHEMA,
  ...FIDELITY,
  ...ENGINE,
  ...EXTERNAL,
  ...READER,
  ...DETECTION,
  ...KQL,
  ...CQL,
  ...AQL,
  ...SUMO,
  ...SIGMA_RULES,
  ...SIGMA,
  ...SIGMA_CORRELATIONS,
  ...LINT,
}

export type DiagnosticCode = keyof typeof CATALOGUE
