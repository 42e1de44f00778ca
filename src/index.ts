export type { Finding } from './detections/finding.ts'
export type { PackageReport, ScenarioReport, TestReport, Verdict } from './detections/test-report.ts'
export type { Severity } from './diagnostics/catalogue/entry.ts'
export type { Diagnostic, Fix, Related } from './diagnostics/diagnostic.ts'
export type { LanguageId } from './languages/language.ts'
export { EngineFailure } from './plan/engine.ts'
export type { Column, Expr } from './plan/expr.ts'
export type { Plan } from './plan/plan.ts'
export type { FileReport, Ingested, Progress, Rejected } from './readers/ingest.ts'
export type { Profile } from './schemas/resolve.ts'
export type { Hunt, HuntOptions, QueryRun } from './session/hunt.ts'
export type { RuleProgress, RuleRun } from './session/hunt-rules.ts'
export type { GivenQueries, LabArea, LabOptions, LabProgress } from './session/lab/areas.ts'
export { runLab } from './session/lab/lab.ts'
export type { QueryResult, ResultColumn, Row } from './session/result.ts'
export {
  type Compiled,
  type Explanation,
  openSession,
  type Session,
  type SessionOptions,
  type TextOptions,
} from './session/session.ts'
export {
  type SimulatedFile,
  type SimulatedScenario,
  type SimulateOptions,
  type Simulation,
  simulate,
} from './session/simulate.ts'
export type { Source } from './session/source.ts'
export type { Json } from './types/codec.ts'
export type { ValueType } from './types/value.ts'
