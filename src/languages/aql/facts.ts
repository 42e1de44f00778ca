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
  readonly known?: Readonly<Record<string, string>>
}

export const NAME_LOOKUPS: Readonly<Record<string, NameLookup>> = {
  QIDNAME: { columns: { qid: 'qidname' } },
  QIDDESCRIPTION: { columns: { qid: 'qiddescription' } },
  CATEGORYNAME: { columns: { category: 'categoryname', highlevelcategory: 'highlevelcategoryname' } },
  LOGSOURCENAME: { columns: { logsourceid: 'logsourcename' } },
  LOGSOURCETYPENAME: {
    columns: { devicetype: 'logsourcetypename', logsourcetypeid: 'logsourcetypename' },
    known: { '11': 'Linux OS', '12': 'Microsoft Windows Security Event Log' },
  },
  LOGSOURCEGROUPNAME: { columns: { devicegrouplist: 'logsourcegroupname' } },
  PROTOCOLNAME: {
    columns: { protocolid: 'protocolname' },
    known: { '1': 'icmp_ip', '6': 'tcp_ip', '17': 'udp_ip' },
  },
  APPLICATIONNAME: { columns: { applicationid: 'applicationname' } },
  DOMAINNAME: { columns: { domainid: 'domainname' } },
  RULENAME: { columns: { creeventlist: 'rulename' } },
  PROCESSORNAME: { columns: { processorid: 'processorname' } },
}

/** Functions whose answers lie in a console, and where. */
export const NEEDS_DATA: Readonly<Record<string, string>> = {
  REFERENCESETCONTAINS: 'the reference sets',
  REFERENCEMAP: 'the reference maps',
  REFERENCEMAPSETCONTAINS: 'the reference maps of sets',
  REFERENCEMAPOFSETS: 'the reference maps of sets',
  REFERENCETABLE: 'the reference tables',
  'GEO::LOOKUP': 'the geographic database',
  'GEO::LOOKUP_TEXT': 'the geographic database',
  'GEO::DISTANCE': 'the geographic database',
  ASSETHOSTNAME: 'the asset database',
  ASSETPROPERTY: 'the asset database',
  ASSETUSER: 'the asset database',
  MATCHESASSETSEARCH: 'the asset database',
  HOSTNAME: 'the asset database and DNS',
  NETWORKNAME: 'the network hierarchy',
  FULLNETWORKNAME: 'the network hierarchy',
  INOFFENSE: 'the offenses',
  OFFENSE_TIME: 'the offenses',
  COMPONENTID: 'the deployment',
  ARIELSERVERS4EPID: 'the deployment',
  ARIELSERVERS4EPNAME: 'the deployment',
  GLOBALVIEW: 'the saved searches',
  ICU4JSEARCH: 'the collation rules',
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
