import type { ScenarioProcess } from '../scenario.ts'
import type { Actor, Look } from './look.ts'

/** An actor that runs what PowerShell is told: its command line and its script blocks, each changed alike. */
export function scriptedLook(actor: Actor, title: string, change: (text: string) => string): readonly Look[] {
  const { process } = actor
  if (actor.tool?.id !== 'powershell' || hidesItsScript(actor)) return []
  const changed: ScenarioProcess = {
    ...process,
    commandLine: change(process.commandLine),
    // What a script file holds is not what somebody types.
    scripts: process.scripts.map((script) =>
      script.path === undefined ? { ...script, text: change(script.text) } : script,
    ),
  }
  const isSame =
    changed.commandLine === process.commandLine &&
    changed.scripts.every((script, index) => script.text === process.scripts[index]?.text)
  return isSame ? [] : [{ title, process: changed }]
}

/** Whether its command line has its script in Base64. */
export function hidesItsScript({ process, tool }: Actor): boolean {
  return tool?.id === 'powershell' && /\s[-/]e(?:c|n[a-z]*)?\s+[A-Za-z0-9+/=]{16,}/i.test(process.commandLine)
}
