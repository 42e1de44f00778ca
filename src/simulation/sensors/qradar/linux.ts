import type { Json } from '../../../types/codec.ts'
import type { Activity } from '../../activity.ts'
import { baseName } from '../../identity.ts'
import { argumentsOf } from '../../linux/arguments.ts'
import { untrusted } from '../../linux/audit-text.ts'
import type { LinuxRecord } from '../../linux/index.ts'

/** The `Command` of IBM's Linux extension has expressions for so many arguments. */
const ARGUMENTS = 6

/**
 * What a console gives of a line of a Linux host. Each record of the audit log is an event of its own, so that SYSCALL
 * alone has the program's path and ids, EXECVE alone the arguments (the first six, in hexadecimal digits where audit
 * writes them so), and SOCKADDR nothing but its payload. Lines of Sysmon for Linux have no expressions: their payload is
 * all there is.
 */
export function linuxProperties(record: LinuxRecord, { process }: Activity): Readonly<Record<string, Json>> {
  if (record.sensor === 'sysmon-linux') return { isunparsed: true }
  const kind = { qideventid: record.event, qideventcategory: 'auditd' }
  switch (record.event) {
    case 'SYSCALL':
      return {
        ...kind,
        'Process Path': process.image,
        'Process Name': baseName(process.image),
        'Process ID': String(process.pid),
        'Parent Process ID': String(process.parent?.pid ?? 1),
        'User ID': process.user.uid,
      }
    case 'EXECVE': {
      const words = argumentsOf(process.commandLine).slice(0, ARGUMENTS)
      return { ...kind, Command: words.map((word) => untrusted(word).replace(/^"(.*)"$/, '$1')).join(' ') }
    }
    case 'PATH': {
      const path = String(record.fields['name'])
      return { ...kind, 'File Path': path, Filename: baseName(path) }
    }
    default:
      return kind
  }
}
