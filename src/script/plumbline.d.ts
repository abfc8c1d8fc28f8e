// The shapes of Plumbline's functions for scripts.
// A field that may be null is always there; null is unknown or unsaid, never zero.

/** A text, or the bytes of a file with it (UTF-8), which is faster for large ones. */
export type Text = string | Uint8Array | ArrayBuffer;

/** Loads the functions; wait for it before you call one. */
export function ready(): Promise<void>;

/** What a text holds, on what people disagree, and what could not be used. */
export function check(text: Text): Checked;

/** Two texts as one. Nothing is lost; what people disagree about stays in it with all its values. */
export function merge(ours: Text, theirs: Text): Merged;

/** What differs between two texts. `today` ("2026-08-21") is the day for progress; without it, today. */
export function compare(before: Text, after: Text, today?: string): Compared;

/** The goals of a text, unit by unit, and how they stand on a day. */
export function outline(text: Text, today?: string): Outlined;

/** What the functions throw. */
export interface PlumblineError extends Error {
  name: "PlumblineError";
  code:
    | "not_text"
    | "not_a_day"
    | "not_json"
    | "not_okrs"
    | "wrong_shape"
    | "newer"
    | "too_large"
    | "not_ready";
  /** Which argument it is about, where there are two texts. */
  which: "ours" | "theirs" | "before" | "after" | null;
  /** Path to the value; empty where it is the text as a whole. */
  path: string;
  /** From 1. */
  line: number | null;
  /** In characters, from 1. */
  column: number | null;
}

export interface Checked {
  /** The app's own format, or nested OKRs as people and scripts write them. */
  format: "own" | "plain";
  workspace: Workspace;
  /** What is in the trash is not counted. */
  counts: {
    objectives: number;
    keyResults: number;
    checkIns: number;
    people: number;
    units: number;
    cycles: number;
    links: number;
  };
  disagreements: Disagreement[];
  problems: Problem[];
}

export interface Workspace {
  /** The same in all copies of one workspace. */
  id: string;
  name: string;
}

export interface Disagreement {
  id: string;
  /** As in the file: "objective", "kr", "link" … */
  kind: string;
  title: string;
  /** As in the file; "deleted" where one deleted what another changed, then without values. */
  field: string;
  /** The one that is shown comes first. */
  values: { value: Value; by: string | null; at: string | null }[];
}

/** A value of a field. */
export type Value = null | boolean | number | string | Value[] | { [part: string]: Value };

/** Something that could not be used; the rest was. */
export interface Problem {
  path: string;
  line: number;
  column: number;
  kind:
    | "wrong_type"
    | "dangling"
    | "loop"
    | "same_id"
    | "id_taken"
    | "same_key"
    | "no_id"
    | "too_deep"
    | "long_id"
    | "too_many"
    | "broken"
    | "end_mark"
    | "two_sides";
  /** In English. */
  text: string;
}

export interface Merged {
  /** Both together, in the app's own format: what to save. */
  text: string;
  /** Whether both are copies of one workspace. */
  sameWorkspace: boolean;
  /** Things that only theirs had. */
  added: number;
  /** Things of ours to which theirs added something. */
  changed: number;
  disagreements: Disagreement[];
  problems: { ours: Problem[]; theirs: Problem[] };
}

export interface Compared {
  /** Unit by unit in the order of the outline; last what belongs to no unit. */
  groups: { id: string | null; name: string; items: Thing[] }[];
  totals: {
    added: number;
    changed: number;
    moved: number;
    deleted: number;
    restored: number;
    missing: number;
    checkedIn: number;
    said: number;
    disagreements: number;
  };
  authors: { name: string | null; deeds: number; newest: string | null }[];
}

export interface Thing {
  id: string;
  kind: string;
  /** For a link, what it comes from. */
  title: string;
  /** The objective of a key result; for a link, where it leads. */
  place: string | null;
  progress: { before: number | null; after: number | null } | null;
  /** Oldest first. */
  deeds: Deed[];
}

export interface Deed {
  what:
    | "added"
    | "deleted"
    | "restored"
    | "missing"
    | "changed"
    | "moved"
    | "checked_in"
    | "earlier_check_ins"
    | "corrected"
    | "taken_back"
    | "said"
    | "planned"
    | "disagrees"
    | "settled"
    | "deleted_meanwhile"
    | "lacks";
  field: string | null;
  /** Names stand for ids. */
  before: Value;
  after: Value;
  values: Value[] | null;
  checkIn: CheckIn | null;
  saying: string | null;
  text: string | null;
  count: number | null;
  by: string | null;
  at: string | null;
}

export interface CheckIn {
  at: string | null;
  value: number | null;
  progress: number | null;
  confidence: number | null;
  note: string | null;
}

export interface Outlined {
  workspace: Workspace;
  today: string;
  units: Unit[];
  /** Objectives that are in no unit. */
  unplaced: Objective[];
}

export interface Unit {
  id: string;
  name: string;
  /** "company", "department", "team", "person", or a word of its own. */
  kind: string;
  archived: boolean;
  objectives: Objective[];
  /** People in it, then the units below it. */
  units: Unit[];
}

export type Stage = "draft" | "published" | "postponed" | "dropped" | "closed";

export type Status =
  | "on_track"
  | "behind"
  | "at_risk"
  | "stale"
  | "pending"
  | "done"
  | "postponed"
  | "dropped"
  | "closed";

export interface Objective {
  id: string;
  title: string;
  code: string | null;
  cycle: string | null;
  parent: string | null;
  stage: Stage;
  /** 0 to 1. */
  progress: number | null;
  expected: number | null;
  status: Status;
  /** The lowest among its key results, 0 to 10. */
  confidence: number | null;
  score: number | null;
  owners: string[];
  keyResults: KeyResult[];
}

export interface KeyResult {
  id: string;
  title: string;
  code: string | null;
  measure: string;
  start: number | null;
  target: number | null;
  measuredIn: string | null;
  value: number | null;
  stage: Stage;
  /** Beyond 0 to 1 where it is. */
  progress: number | null;
  expected: number | null;
  status: Status;
  confidence: number | null;
  score: number | null;
  lastCheckIn: string | null;
  /** Nobody means the owners of its objective. */
  owners: string[];
}
