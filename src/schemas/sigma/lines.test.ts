import { describe, expect, it } from 'vitest'
import type { Formula } from '../../plan/formula.ts'
import { findView } from '../views.ts'

/** The pattern by which a table takes lines. */
function patternOf(table: string): RegExp {
  const found: string[] = []
  const look = (formula: Formula): void => {
    if (formula.kind !== 'apply') return
    const [, pattern] = formula.args
    if (formula.fn === 'regex.matches' && pattern?.kind === 'constant') found.push(String(pattern.value))
    formula.args.forEach(look)
  }
  const leg = findView('sigma', table)?.legs.findLast(
    ({ from, columns }) => from === 'base_event' && '@values' in columns,
  )
  if (leg?.when !== undefined) look(leg.when)
  return new RegExp(found.at(-1) ?? '(?!)')
}

describe('tables of lines', () => {
  it.each<[string, readonly string[], readonly string[]]>([
    [
      'linux/sshd',
      [
        'Nov 10 07:48:16 web1 sshd[99]: Failed password for root from 203.0.113.5',
        '<38>Nov 10 07:48:16 web1 sshd-session[9]: Accepted',
        '2026-01-02T03:04:05.6+00:00 web1 sshd[1]: x',
        '<38>1 2026-01-02T03:04:05Z web1 sshd 99 - - Failed',
      ],
      ['Nov 10 07:48:16 web1 sudo: sshd[1]: x', 'sshd failed', 'Nov 10 07:48:16 web1 app[1]: sshd[99]: quoted'],
    ],
    ['linux/sudo', ['Nov 10 07:48:16 web1 sudo:  bob : TTY=pts/0'], ['Nov 10 07:48:16 web1 sudoku: x']],
    [
      'linux/cron',
      ['Nov 10 07:48:16 web1 CRON[5]: (root) CMD (x)', 'Nov 10 07:48:16 web1 crontab[5]: (r) REPLACE (r)'],
      [],
    ],
    [
      'linux/auth',
      ['Nov 10 07:48:16 web1 su[5]: x', 'Nov 10 07:48:16 web1 useradd[5]: new user'],
      ['Nov 10 07:48:16 web1 kernel: x'],
    ],
    ['linux/syslog', ['Nov 10 07:48:16 web1 kernel: x'], ['10.0.0.1 7: Mar  3 10:20:30: %SYS-5-CONFIG_I: x']],
    ['linux/vsftpd', ['Tue Nov 10 07:48:16 2020 [pid 9] CONNECT: Client "203.0.113.5"'], []],
    ['linux/clamav', ['Nov 10 07:48:16 web1 clamd[9]: /tmp/a: Eicar FOUND', '/tmp/a b: Eicar-Test FOUND'], []],
    ['linux', ['Nov 10 07:48:16 web1 kernel: x', 'type=CWD msg=audit(1.0:1): cwd="/"'], ['%SYS-5-CONFIG_I: x']],
    ['cisco/aaa', ['10.0.0.1 7: Mar  3 10:20:30: %SYS-5-CONFIG_I: x', '%ASA-6-113004: AAA'], ['100%-5-fold: x']],
    ['huawei/bgp', ['Mar  3 2026 10:20:30 hw1 %%01BGP/3/STATE_CHG_UPDOWN(l)[3]: x'], ['%BGP-5-ADJCHANGE: x']],
    ['juniper/ldp', ['Mar  3 10:20:30 jn1 rpd[12]: LDP session down'], ['Mar  3 10:20:30 web1 sshd[1]: rpd']],
  ])('%s', (table, lines, others) => {
    const pattern = patternOf(table)
    expect(lines.filter((line) => !pattern.test(line))).toEqual([])
    expect(others.filter((line) => pattern.test(line))).toEqual([])
  })
})
