/** What the vendor's lists tell apart. */
export type ConstructKind = 'operator' | 'function' | 'aggregate' | 'plugin'

interface Refusal {
  readonly kind: ConstructKind
  readonly reason: string
  /** Separated by blanks. */
  readonly names: string
}

/**
 * Why something of the vendor's lists is not lowered: the one place that says so. The refusal at its place in a query
 * prints the reason, and so does the catalogue in `docs/languages/kql.md`. What is lowered has no entry here.
 */
const REFUSALS: readonly Refusal[] = [
  {
    kind: 'function',
    reason: 'it reads what only a cluster holds',
    names:
      'cluster database external_table materialized_view entity_group stored_query_result graph __invoke __ipv6_lookup_ranges',
  },
  {
    kind: 'function',
    reason: 'it asks for the session with a cluster, and there is none',
    names:
      'current_cluster_endpoint current_database current_principal current_principal_details current_principal_is_member_of current_node_id',
  },
  {
    kind: 'function',
    reason: 'it asks how the product has stored the row, which no file tells',
    names:
      'extent_id extentid extent_tags row_id cursor_after cursor_before_or_at cursor_current current_cursor rowstore_ordinal_range',
  },
  {
    kind: 'function',
    reason: 'its values are random, so that no answer could be checked against the product',
    names: 'rand new_guid',
  },
  {
    kind: 'function',
    reason: 'which lines and polygons the product takes as valid, and how it snaps their points, is not documented',
    names:
      'geo_closest_point_on_line geo_closest_point_on_polygon geo_distance_point_to_line geo_distance_point_to_polygon geo_point_in_polygon geo_intersects_2lines geo_intersects_line_with_polygon geo_intersects_2polygons geo_intersection_2lines geo_intersection_line_with_polygon geo_intersection_2polygons geo_union_polygons_array geo_simplify_polygons_array geo_union_lines_array geo_polygon_densify geo_polygon_area geo_polygon_buffer geo_polygon_centroid geo_polygon_perimeter geo_polygon_simplify geo_line_length geo_line_buffer geo_line_centroid geo_line_densify geo_line_simplify geo_line_locate_point geo_line_interpolate_point geo_point_buffer',
  },
  {
    kind: 'function',
    reason: 'the cells of the S2 and H3 grids are defined by their libraries alone',
    names:
      'geo_polygon_to_h3cells geo_polygon_to_s2cells geo_line_to_s2cells geo_point_to_s2cell geo_s2cell_to_central_point geo_s2cell_to_polygon geo_s2cell_neighbors geo_point_to_h3cell geo_h3cell_to_central_point geo_h3cell_to_polygon geo_h3cell_neighbors geo_h3cell_children geo_h3cell_parent geo_h3cell_rings geo_h3cell_level',
  },
  {
    kind: 'function',
    reason: 'what it gives next to the poles and the date line is not documented',
    names: 'geo_geohash_neighbors',
  },
  {
    kind: 'function',
    reason: 'which well-known text the product takes as valid is not documented',
    names: 'geo_from_wkt',
  },
  {
    kind: 'function',
    reason: 'it counts weeks in a way that no page spells out; `week_of_year` is ISO 8601',
    names: 'weekofyear',
  },
  {
    kind: 'function',
    reason: "the product's list of time zones is its own, and changes with its version",
    names: 'datetime_list_timezones',
  },
  {
    kind: 'function',
    reason: 'the 128-bit numbers of type decimal have no exact form here',
    names: 'todecimal',
  },
  {
    kind: 'function',
    reason: "the hash's result is defined by the product's code alone",
    names: '__hash_crc32 __hash_djb2 __hash_xxh64 __hash_many_crc32',
  },
  {
    kind: 'function',
    reason: 'how the hashes are combined is not documented',
    names: 'hash_combine hash_many',
  },
  {
    kind: 'function',
    reason: 'its patterns of browsers, systems and devices are a part of the product that is not published with it',
    names: 'parse_user_agent',
  },
  {
    kind: 'function',
    reason: 'its result has the type decimal, which plans lack',
    names: 'parse_version',
  },
  {
    kind: 'function',
    reason: 'sketches of t-digest and HyperLogLog have no documented contents, and estimates from them no exact form',
    names:
      'percentile_tdigest percentiles_array_tdigest percentrank_tdigest rank_tdigest tdigest_isvalid hll_isvalid tdigest_merge merge_tdigest hll_merge dcount_hll __hll_normalize',
  },
  {
    kind: 'aggregate',
    reason: 'sketches of t-digest and HyperLogLog have no documented contents, and estimates from them no exact form',
    names: 'tdigest tdigest_merge merge_tdigest hll hll_if hll_merge',
  },
  {
    kind: 'function',
    reason: 'how the product finds periods is not documented',
    names:
      'series_periods_detect series_periods_validate series_decompose series_decompose_anomalies series_decompose_forecast',
  },
  {
    kind: 'function',
    reason: 'how short the parts of the series may become is not documented',
    names: 'series_fit_2lines series_fit_2lines_dynamic',
  },
  {
    kind: 'function',
    reason: 'which percentiles and scores it computes is not documented in full',
    names: 'series_outliers',
  },
  {
    kind: 'aggregate',
    reason: "its page contradicts itself: the formula is that of a population, the example's result that of a sample",
    names: 'variancepif',
  },
  {
    kind: 'aggregate',
    reason: 'it is not documented',
    names: 'passthrough',
  },
  {
    kind: 'function',
    reason: 'it is not documented',
    names:
      'iscolumnexists __lz4_compress_dynamic_array_to_base64_string __cast __geo_polygon_s2cell_covering_level __geo_polygon_validate __geo_line_s2cell_covering_level __geo_line_validate __geo_length_to_s2cell_level',
  },
  {
    kind: 'function',
    reason: 'it belongs to graphs, which are not lowered',
    names: 'all any map inner_nodes node_id node_degree_in node_degree_out labels',
  },
  {
    kind: 'operator',
    reason: 'graphs are not lowered',
    names:
      'make-graph graph-match graph-shortest-paths graph-to-table graph-mark-components graph-where-nodes graph-where-edges',
  },
  {
    kind: 'operator',
    reason: 'it gives several tables, and a result is one',
    names: 'facet fork',
  },
  {
    kind: 'operator',
    reason: 'it gives no table at all',
    names: 'consume',
  },
  {
    kind: 'operator',
    reason: 'it groups texts by a method whose steps are not documented',
    names: 'reduce',
  },
  {
    kind: 'operator',
    reason: 'it runs the query in several databases of a cluster',
    names: 'macro-expand',
  },
  {
    kind: 'operator',
    reason: 'it is not documented',
    names: 'execute-and-cache __partitionby',
  },
  {
    kind: 'plugin',
    reason: 'it runs code of another language inside the product',
    names: 'python r csharp',
  },
  {
    kind: 'plugin',
    reason: 'it asks a service over the network',
    names:
      'azure_digital_twins_query_request cosmosdb_sql_request http_request http_request_post sql_request mysql_request postgresql_request dax_request ai_embed_text ai_chat_completion ai_chat_completion_prompt ai_embeddings execute_show_command execute_query',
  },
  {
    kind: 'plugin',
    reason: 'it reads storage that only a cluster reaches',
    names: 'infer_storage_schema infer_storage_schema_with_suggestions external_datatable',
  },
  {
    kind: 'plugin',
    reason: 'it searches for patterns by a method whose steps are not documented',
    names: 'autocluster basket diffpatterns',
  },
  {
    kind: 'plugin',
    reason: 'which lines and polygons the product takes as valid, and how it snaps their points, is not documented',
    names: 'geo_polygon_lookup geo_line_lookup',
  },
  {
    kind: 'plugin',
    reason: 'it intersects sketches, which have no exact form',
    names: 'dcount_intersect',
  },
  {
    kind: 'plugin',
    reason: 'it gives several tables, and a result is one',
    names: 'preview',
  },
  {
    kind: 'plugin',
    reason: 'which of several overlapping sequences it gives is not documented',
    names: 'sequence_detect',
  },
  {
    kind: 'plugin',
    reason:
      'its page leaves open what it gives for periods without rows, for the first period and for rows outside the bounds',
    names:
      'activity_engagement activity_metrics new_activity_metrics funnel_sequence funnel_sequence_completion session_count',
  },
  {
    kind: 'plugin',
    reason: 'which of several sequences that share a step it gives is not documented',
    names: 'sequence_detect',
  },
  {
    kind: 'plugin',
    reason: 'it is not documented',
    names: 'identity identity_v3 estimate_rows_count',
  },
]

const REASONS: ReadonlyMap<string, string> = new Map(
  REFUSALS.flatMap(({ kind, reason, names }) => names.split(' ').map((name) => [`${kind} ${name}`, reason] as const)),
)

/** Why it is not lowered; `undefined` where nothing is known of it. */
export function refusalReason(kind: ConstructKind, name: string): string | undefined {
  return REASONS.get(`${kind} ${name}`)
}

/** Everything that has a reason, as `kind name`. */
export const REFUSED: readonly string[] = [...REASONS.keys()]

/** Why functions of Defender, Sentinel and Azure Monitor are refused that the front end does not know either. */
export const ELSEWHERE = "it reads the product's own services, which no file holds"
