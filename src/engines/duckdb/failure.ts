import { EngineFailure, type EngineFailureKind } from '../../plan/engine.ts'

/** DuckDB tells its errors apart by the text before the first colon. */
export function toFailure(error: unknown): EngineFailure {
  if (error instanceof EngineFailure) return error
  const message = error instanceof Error ? error.message : String(error)
  return new EngineFailure(kindOf(message), firstParagraph(message))
}

function kindOf(message: string): EngineFailureKind {
  if (/no space left on device|disk full|max_temp_directory_size/i.test(message)) return 'disk-full'
  if (/^out of memory error/i.test(message)) return 'memory'
  if (/^interrupt error/i.test(message)) return 'interrupted'
  return 'failed'
}

/** What follows the first blank line is an excerpt of generated SQL. */
function firstParagraph(message: string): string {
  return message.split('\n\n')[0] ?? message
}
