import { lowerEvaluate } from './evaluate.ts'
import { lowerExtend } from './extend.ts'
import { lowerExternalData } from './externaldata.ts'
import { lowerFind } from './find.ts'
import { lowerInvoke } from './invoke.ts'
import { lowerJoin, lowerLookup } from './join.ts'
import { lowerMakeSeries } from './make-series.ts'
import { lowerMvApply, lowerMvExpand } from './mv-expand.ts'
import type { OperatorLowering, SourceLowering } from './operator.ts'
import { lowerParse, lowerParseWhere } from './parse.ts'
import { lowerParseKv } from './parse-kv.ts'
import { lowerPartition } from './partition.ts'
import { lowerAs, lowerAssertSchema, lowerGetSchema, lowerRender, lowerSerialize } from './passing.ts'
import { lowerProject, lowerProjectByName, lowerProjectByNames, lowerProjectRename } from './project.ts'
import { lowerRange } from './range.ts'
import { lowerScan } from './scan.ts'
import { lowerSearch, lowerSearchSource } from './search.ts'
import { lowerSample, lowerSampleDistinct, lowerSort, lowerTake, lowerTop, lowerTopHitters } from './sort.ts'
import { lowerDatatable, lowerPrint } from './sources.ts'
import { lowerCount, lowerDistinct, lowerSummarize } from './summarize.ts'
import { lowerTopNested } from './top-nested.ts'
import { lowerUnion, lowerUnionSource } from './union.ts'
import { lowerWhere } from './where.ts'

/** By the kind of the official syntax node; any other operator is refused. */
export const OPERATORS: Readonly<Record<string, OperatorLowering>> = {
  FilterOperator: lowerWhere,
  ExtendOperator: lowerExtend,
  ProjectOperator: lowerProject,
  ProjectAwayOperator: lowerProjectByName,
  ProjectKeepOperator: lowerProjectByName,
  ProjectReorderOperator: lowerProjectByName,
  ProjectByNamesOperator: lowerProjectByNames,
  ProjectRenameOperator: lowerProjectRename,
  SummarizeOperator: lowerSummarize,
  DistinctOperator: lowerDistinct,
  CountOperator: lowerCount,
  TakeOperator: lowerTake,
  TopOperator: lowerTop,
  TopHittersOperator: lowerTopHitters,
  TopNestedOperator: lowerTopNested,
  SampleOperator: lowerSample,
  SampleDistinctOperator: lowerSampleDistinct,
  SortOperator: lowerSort,
  JoinOperator: lowerJoin,
  LookupOperator: lowerLookup,
  UnionOperator: lowerUnion,
  SearchOperator: lowerSearch,
  ParseOperator: lowerParse,
  ParseWhereOperator: lowerParseWhere,
  ParseKvOperator: lowerParseKv,
  MvExpandOperator: lowerMvExpand,
  MakeSeriesOperator: lowerMakeSeries,
  ScanOperator: lowerScan,
  MvApplyOperator: lowerMvApply,
  PartitionOperator: lowerPartition,
  RenderOperator: lowerRender,
  AsOperator: lowerAs,
  AssertSchemaOperator: lowerAssertSchema,
  SerializeOperator: lowerSerialize,
  GetSchemaOperator: lowerGetSchema,
  EvaluateOperator: lowerEvaluate,
  InvokeOperator: lowerInvoke,
}

export const SOURCES: Readonly<Record<string, SourceLowering>> = {
  UnionOperator: lowerUnionSource,
  SearchOperator: lowerSearchSource,
  FindOperator: lowerFind,
  PrintOperator: lowerPrint,
  DataTableExpression: lowerDatatable,
  RangeOperator: lowerRange,
  ExternalDataExpression: lowerExternalData,
}
