// A run of the page before -> the same run of the page after, whose numbers may have moved.

const RUN = /<span data-n="\d+"[^>]*>([^<]*)<\/span>/g;

/**
 * The number that a run has now: what stands before the first or behind the last change is the same run; within the
 * change, the run in the same place where as many were put as taken, else the only one with the same text.
 * @param {string} before the html of the page that `n` is a run of
 * @param {string} after
 * @param {number} n
 * @returns {number|null} null: it is no longer there
 */
export function follow(before, after, n) {
  if (before === after) return n;
  const old = texts(before);
  const now = texts(after);
  const most = Math.min(old.length, now.length);
  let head = 0;
  while (head < most && old[head] === now[head]) head += 1;
  let tail = 0;
  while (tail < most - head && old[old.length - 1 - tail] === now[now.length - 1 - tail]) tail += 1;
  if (n < head || (old.length === now.length && n < now.length)) return n;
  if (n >= old.length - tail) return n + now.length - old.length;
  const same = [];
  for (let m = head; m < now.length - tail; m += 1) if (now[m] === old[n]) same.push(m);
  return same.length === 1 ? same[0] : null;
}

/**
 * @param {string} html
 * @returns {string[]} of the runs, by their numbers
 */
function texts(html) {
  return Array.from(html.matchAll(RUN), (found) => found[1]);
}
