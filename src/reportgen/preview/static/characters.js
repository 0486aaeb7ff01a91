// The characters of an element, counted through all of its text nodes, and the lines that they stand on.

/** Reads only: an element that is changed needs a new one. */
export class Characters {
  /** @param {Element} element */
  constructor(element) {
    /** @type {Text[]} */
    this.nodes = [];
    /** @type {number[]} */
    this.starts = [];
    this.text = "";
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const node = /** @type {Text} */ (walker.currentNode);
      this.nodes.push(node);
      this.starts.push(this.text.length);
      this.text += node.data;
    }
    this.range = document.createRange();
    this.pitch = parseFloat(getComputedStyle(element).lineHeight);
  }

  /**
   * The node and offset of a character.
   * @param {number} index
   * @returns {[Text, number]}
   */
  place(index) {
    let low = 0;
    let high = this.nodes.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.starts[middle] <= index) low = middle;
      else high = middle - 1;
    }
    return [this.nodes[low], index - this.starts[low]];
  }

  /**
   * Where a character stands; of one that is not shown, where the next one does.
   * @param {number} index
   * @returns {DOMRect | null}
   */
  rect(index) {
    for (let at = index; at < this.text.length; at += 1) {
      const [node, offset] = this.place(at);
      this.range.setStart(node, offset);
      this.range.setEnd(node, offset + 1);
      const rects = this.range.getClientRects();
      if (rects.length) return rects[rects.length - 1];
    }
    return null;
  }

  /**
   * The first character whose middle is below a height, by halving: text only ever goes down.
   * @param {number} height
   */
  below(height) {
    let low = 0;
    let high = this.text.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const rect = this.rect(middle);
      if (rect && (rect.top + rect.bottom) / 2 <= height) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /**
   * Where each line but the first begins.
   * @param {number} lines
   */
  lineStarts(lines) {
    const first = this.rect(0);
    if (!first) return [];
    const middle = (first.top + first.bottom) / 2;
    const starts = [];
    for (let line = 1; line < lines; line += 1) starts.push(this.below(middle + (line - 0.5) * this.pitch));
    return starts;
  }

  /** How many lines there are. */
  lines() {
    const first = this.rect(0);
    const last = this.rect(this.text.length - 1);
    return first && last ? Math.round((last.bottom - first.bottom) / this.pitch) + 1 : 1;
  }
}

/**
 * Cuts an element before a character and returns the part behind the cut, a likeness with the same attributes.
 * @template {Element} T
 * @param {T} element
 * @param {[Node, number]} place
 * @returns {T}
 */
export function cut(element, place) {
  const range = document.createRange();
  range.setStart(...place);
  range.setEnd(element, element.childNodes.length);
  const rest = /** @type {T} */ (element.cloneNode(false));
  rest.append(range.extractContents());
  dropEmpty(element, "lastChild");
  dropEmpty(rest, "firstChild");
  return rest;
}

/**
 * What a cut leaves without text: halves of elements, a gap at the end of a line.
 * @param {Element} element
 * @param {"firstChild" | "lastChild"} side
 */
function dropEmpty(element, side) {
  for (let child = element[side]; child; child = element[side]) {
    if (!child.textContent) child.remove();
    else if (child instanceof Element) return dropEmpty(child, side);
    else return;
  }
}
