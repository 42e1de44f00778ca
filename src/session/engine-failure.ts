import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.ts'
import type { EngineFailure } from '../plan/engine.ts'
import { NO_SPAN } from '../source/text.ts'

/** What an engine could not finish, as a report with a next step. */
export function engineDiagnostic(
  failure: EngineFailure,
  file: string,
  limits: { readonly memory: string; readonly seconds: number },
): Diagnostic {
  switch (failure.kind) {
    case 'timeout':
      return diagnostic(
        'engine/timeout',
        file,
        NO_SPAN,
        { seconds: limits.seconds },
        { hints: ['`--timeout SECONDS` allows more'] },
      )
    case 'memory':
      return diagnostic(
        'engine/memory',
        file,
        NO_SPAN,
        { limit: limits.memory },
        { hints: ['`--memory SIZE` allows more, such as `4GB`'] },
      )
    case 'interrupted':
      return diagnostic('engine/interrupted', file, NO_SPAN, {})
    case 'disk-full':
      return diagnostic(
        'engine/disk-full',
        file,
        NO_SPAN,
        {},
        { hints: ['`TMPDIR` names the directory for temporary files'] },
      )
    case 'failed':
      return diagnostic('engine/failed', file, NO_SPAN, { reason: failure.message })
  }
}
