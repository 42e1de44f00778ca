import { PROTOCOL_NAMES } from './protocols.ts'

/** Columns of type Host (GET /ariel/databases/{db}); names in lower case. */
export const ADDRESS_COLUMNS: ReadonlySet<string> = new Set([
  'sourceip',
  'destinationip',
  'sourcev6',
  'destinationv6',
  'sourceaddress',
  'destinationaddress',
  'identityip',
  'prenatsourceip',
  'prenatdestinationip',
  'postnatsourceip',
  'postnatdestinationip',
])

/** Columns that hold epoch milliseconds; names in lower case. */
export const TIME_COLUMNS: ReadonlySet<string> = new Set([
  'starttime',
  'endtime',
  'devicetime',
  'firstpackettime',
  'lastpackettime',
])

/** Columns of a numeric type, for which a text that is no number is a mistake; names in lower case. */
export const NUMBER_COLUMNS: ReadonlySet<string> = new Set([
  ...TIME_COLUMNS,
  'applicationid',
  'category',
  'credibility',
  'destinationbytes',
  'destinationpackets',
  'destinationport',
  'devicetype',
  'domainid',
  'eventcount',
  'highlevelcategory',
  'icmpcode',
  'icmptype',
  'logsourceid',
  'magnitude',
  'processorid',
  'protocolid',
  'qid',
  'relevance',
  'severity',
  'sourcebytes',
  'sourcepackets',
  'sourceport',
])

/** What `SELECT *` gives for events: https://www.ibm.com/docs/en/SS42VS_7.5/com.ibm.qradar.doc/c_aql_introduction.html */
export const EVENT_COLUMNS: readonly string[] = [
  'starttime',
  'protocolid',
  'sourceip',
  'logsourceid',
  'qid',
  'sourceport',
  'eventcount',
  'magnitude',
  'identityip',
  'destinationip',
  'destinationport',
  'category',
  'username',
]

/** A function that names what an id stands for: by the records' own column of names, else by what is known here. */
export interface NameLookup {
  /** Argument column (lower case) to the column with its names. */
  readonly columns: Readonly<Record<string, string>>
  readonly known?: readonly (readonly [id: string, name: string])[]
}

export const NAME_LOOKUPS: Readonly<Record<string, NameLookup>> = {
  QIDNAME: { columns: { qid: 'qidname' } },
  QIDDESCRIPTION: { columns: { qid: 'qiddescription' } },
  QIDESCRIPTION: { columns: { qid: 'qiddescription' } },
  CATEGORYNAME: { columns: { category: 'categoryname', highlevelcategory: 'highlevelcategoryname' } },
  LOGSOURCENAME: { columns: { logsourceid: 'logsourcename' } },
  LOGSOURCETYPENAME: {
    columns: { devicetype: 'logsourcetypename', logsourcetypeid: 'logsourcetypename' },
    known: [
      ['12', 'Microsoft Windows Security Event Log'],
      ['10', 'Apache HTTP Server'],
      ['11', 'Linux OS'],
      ['13', 'Microsoft IIS'],
      ['18', 'Custom Rule Engine'],
      ['41', 'Cisco Adaptive Security Appliance (ASA)'],
      ['73', 'Fortinet FortiGate Security Gateway'],
      ['147', 'System Notification'],
      ['206', 'Palo Alto PA Series'],
      ['347', 'Amazon AWS CloudTrail'],
      ['368', 'Health Metrics'],
      ['384', 'Microsoft DNS Debug'],
      ['397', 'Microsoft Office 365'],
      ['445', 'Microsoft Azure Active Directory'],
    ],
  },
  LOGSOURCEGROUPNAME: { columns: { devicegrouplist: 'logsourcegroupname' } },
  PROTOCOLNAME: {
    columns: { protocolid: 'protocolname' },
    known: PROTOCOL_NAMES,
  },
  APPLICATIONNAME: { columns: { applicationid: 'applicationname' } },
  DOMAINNAME: { columns: { domainid: 'domainname' } },
  RULENAME: { columns: { creeventlist: 'rulename' } },
  PROCESSORNAME: { columns: { processorid: 'processorname' } },
  /** Of an event processor: https://www.ibm.com/docs/en/SS42VS_7.5/com.ibm.qradar.doc/r_aql_data_functions.html */
  HOSTNAME: { columns: { processorid: 'processorhostname' } },
}

/**
 * Ids that IBM's table of log source types passes over, and their neighbours in it
 * (https://www.ibm.com/docs/en/SS42VS_DSM/com.ibm.dsm.doc/b_dsm_guide.pdf); custom types have ids from 4000 on.
 */
export const UNASSIGNED_LOG_SOURCE_TYPES: Readonly<Record<string, string>> = {
  '229': '228 is Itron Smart Meter and 230 Bit9 Security Platform',
}

/** Functions whose answers lie in a console, and where; no file can be given for them. */
export const NEEDS_DATA: Readonly<Record<string, string>> = {
  'GEO::LOOKUP_BY_DOMAIN': 'the geographic databases of its domains',
  'GEO::LOOKUP_TEXT_BY_DOMAIN': 'the geographic databases of its domains',
  'GEO::DISTANCE_BY_DOMAIN': 'the geographic databases of its domains',
  INOFFENSE: 'the offenses',
  OFFENSE_TIME: 'the offenses',
  COMPONENTID: 'the deployment',
  ARIELSERVERS4EPID: 'the deployment',
  ARIELSERVERS4EPNAME: 'the deployment',
  ICU4JSEARCH: 'the collation rules',
  XFORCE_IP_CONFIDENCE: 'the X-Force feed',
  XFORCE_IP_CATEGORY: 'the X-Force feed',
  XFORCE_URL_CATEGORY: 'the X-Force feed',
}

/** Functions of other SQL dialects and what AQL has for them. */
export const OTHER_SQL_FUNCTIONS: Readonly<Record<string, string>> = {
  LENGTH: 'STRLEN',
  LEN: 'STRLEN',
  CHAR_LENGTH: 'STRLEN',
  SUBSTR: 'SUBSTRING, which counts from 0',
  POSITION: 'STRPOS, which counts from 0',
  INSTR: 'STRPOS, which counts from 0',
  CHARINDEX: 'STRPOS, which counts from 0',
  REPLACE: 'REPLACEALL(regex, text, replacement)',
  REGEXP_REPLACE: 'REPLACEALL(regex, text, replacement)',
  TO_CHAR: 'DATEFORMAT',
  DATE_FORMAT: 'DATEFORMAT',
  FROM_UNIXTIME: 'DATEFORMAT',
  COALESCE: 'CASE or IF ... THEN ... ELSE ...',
  NULLIF: 'CASE or IF ... THEN ... ELSE ...',
  STDDEV: 'STDEV',
  STDDEV_POP: 'STDEVP',
  APPROX_COUNT_DISTINCT: 'DISTINCTCOUNT',
  COUNTDISTINCT: 'UNIQUECOUNT',
  GROUP_CONCAT: 'UNIQUECOUNT or FIRST; AQL does not join texts of a group',
  STRING_AGG: 'UNIQUECOUNT or FIRST; AQL does not join texts of a group',
}
