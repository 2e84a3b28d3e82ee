/** Takes a scan back at the server: true when it did. */
export type Undo = (scan: string) => Promise<boolean>;

export const undo: Undo = async (scan) => {
  const answer = await fetch(`/api/scans/${encodeURIComponent(scan)}/undo`, {
    method: "POST",
    headers: { Accept: "application/json" },
    signal: AbortSignal.timeout(10_000),
  }).catch(() => undefined);
  return answer?.ok === true;
};
