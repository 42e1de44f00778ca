/** The short names of the standard and the summer time of regions, with their hours ahead of UTC. */
const NAMES: readonly (readonly [standard: string, hours: number, summer: string, regions: string])[] = [
  ['EST', -5, 'EDT', 'America/New_York America/Toronto America/Detroit America/Montreal US/Eastern'],
  ['CST', -6, 'CDT', 'America/Chicago America/Winnipeg US/Central'],
  ['MST', -7, 'MDT', 'America/Denver America/Boise America/Edmonton US/Mountain'],
  ['MST', -7, '', 'America/Phoenix'],
  ['PST', -8, 'PDT', 'America/Los_Angeles America/Vancouver America/Tijuana US/Pacific'],
  ['AKST', -9, 'AKDT', 'America/Anchorage'],
  ['HST', -10, '', 'Pacific/Honolulu'],
  ['AST', -4, 'ADT', 'America/Halifax'],
  ['GMT', 0, 'BST', 'Europe/London'],
  ['WET', 0, 'WEST', 'Europe/Lisbon'],
  [
    'CET',
    1,
    'CEST',
    'Europe/Amsterdam Europe/Belgrade Europe/Berlin Europe/Bratislava Europe/Brussels Europe/Budapest Europe/Copenhagen Europe/Ljubljana Europe/Luxembourg Europe/Madrid Europe/Malta Europe/Monaco Europe/Oslo Europe/Paris Europe/Prague Europe/Rome Europe/Sarajevo Europe/Stockholm Europe/Vaduz Europe/Vienna Europe/Warsaw Europe/Zagreb Europe/Zurich',
  ],
  [
    'EET',
    2,
    'EEST',
    'Europe/Athens Europe/Bucharest Europe/Helsinki Europe/Riga Europe/Sofia Europe/Tallinn Europe/Vilnius',
  ],
  ['SAST', 2, '', 'Africa/Johannesburg'],
  ['EAT', 3, '', 'Africa/Nairobi'],
  ['WAT', 1, '', 'Africa/Lagos'],
  ['GST', 4, '', 'Asia/Dubai'],
  ['IST', 5.5, '', 'Asia/Kolkata Asia/Calcutta'],
  ['PKT', 5, '', 'Asia/Karachi'],
  ['SGT', 8, '', 'Asia/Singapore'],
  ['HKT', 8, '', 'Asia/Hong_Kong'],
  ['CST', 8, '', 'Asia/Shanghai Asia/Taipei'],
  ['JST', 9, '', 'Asia/Tokyo'],
  ['KST', 9, '', 'Asia/Seoul'],
  ['AWST', 8, '', 'Australia/Perth'],
  ['AEST', 10, '', 'Australia/Brisbane'],
  ['AEST', 10, 'AEDT', 'Australia/Sydney Australia/Melbourne Australia/Hobart'],
  ['ACST', 9.5, 'ACDT', 'Australia/Adelaide'],
  ['NZST', 12, 'NZDT', 'Pacific/Auckland'],
]

export interface ZoneNames {
  readonly standard: string
  readonly summer: string
  readonly minutes: number
}

/** How java.util.TimeZone abbreviates the region, where that is known. */
export function zoneNames(region: string): ZoneNames | undefined {
  const found = NAMES.find(([, , , regions]) => regions.split(' ').includes(region))
  if (found === undefined) return undefined
  const [standard, ahead, summer] = found
  return { standard, summer: summer === '' ? standard : summer, minutes: ahead * 60 }
}
