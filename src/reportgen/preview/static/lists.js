// Lists: what fits the words of a search, and an order in which nothing is moved that stands in its place.

/**
 * Whether a text holds all the words of a search, in any order.
 * @param {HTMLInputElement} search
 * @returns {(text: string) => boolean}
 */
export function sought(search) {
  const words = search.value.toLowerCase().split(/\s+/).filter((word) => word);
  return (text) => words.every((word) => text.toLowerCase().includes(word));
}

/**
 * Children in this order, before all others; one that is in its place is not moved: the focus would be lost.
 * @param {Element} parent
 * @param {Iterable<Element>} children
 */
export function order(parent, children) {
  let next = parent.firstElementChild;
  for (const child of children) {
    if (child === next) next = next.nextElementSibling;
    else parent.insertBefore(child, next);
  }
}
