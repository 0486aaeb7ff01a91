// The link to the server: what it sends by itself, in a stream that mends itself, and what it answers.

/** @typedef {"opening"|"connected"|"again"|"stopped"|"moved"} Health */

const WAITS = [300, 1000, 2000, 3000, 5000]; // ms before each further attempt; the last one repeats
const STOPPED_AFTER = 3; // attempts
const UNSEEN_FOR = 2000; // ms

/** One stream of events; its data are JSON. */
export class Link {
  /** @type {EventSource|null} */
  #source = null;
  #url = "";
  #failures = 0;
  #timer = 0;
  #leaving = 0;

  /**
   * @param {string} event the name of the events
   * @param {(data: any) => void} onData
   * @param {(health: Health) => void} onHealth
   */
  constructor(event, onData, onHealth) {
    this.event = event;
    this.onData = onData;
    this.onHealth = onHealth;
    addEventListener("online", () => this.#retry());
    document.addEventListener("visibilitychange", () => this.#look());
    addEventListener("pagehide", () => this.#source?.close());
    addEventListener("pageshow", (event) => event.persisted && this.open(this.#url));
  }

  /** @param {string} url of the stream, in the place of the one before */
  open(url) {
    this.#url = url;
    this.#failures = 0;
    this.onHealth("opening");
    this.#connect();
    this.#look();
  }

  #connect() {
    clearTimeout(this.#timer);
    this.#timer = 0;
    this.#source?.close();
    const source = new EventSource(this.#url);
    this.#source = source;
    source.addEventListener("open", () => this.#well());
    source.addEventListener(this.event, (message) => {
      this.#well();
      this.onData(JSON.parse(/** @type {MessageEvent} */ (message).data));
    });
    source.addEventListener("error", () => this.#failed(source));
  }

  #well() {
    this.#failures = 0;
    this.onHealth("connected");
  }

  /** @param {EventSource} source */
  #failed(source) {
    // A browser gives up by itself only where something answered that is no stream: another run of the program.
    const moved = source.readyState === EventSource.CLOSED;
    source.close();
    if (source !== this.#source) return;
    this.#failures += 1;
    this.onHealth(this.#failures < STOPPED_AFTER ? "again" : moved ? "moved" : "stopped");
    const wait = WAITS[Math.min(this.#failures, WAITS.length) - 1];
    this.#timer = setTimeout(() => this.#connect(), wait);
  }

  /** The network is there again: no use in waiting longer. */
  #retry() {
    if (this.#timer && document.visibilityState === "visible") this.#connect();
  }

  /** A browser has six connections to one host: a page that nobody looks at leaves its own to the others. */
  #look() {
    clearTimeout(this.#leaving);
    if (document.visibilityState === "hidden") this.#leaving = setTimeout(() => this.#leave(), UNSEEN_FOR);
    else if (this.#timer || !this.#source) this.#connect();
  }

  #leave() {
    clearTimeout(this.#timer);
    this.#timer = 0;
    this.#source?.close();
    this.#source = null;
  }
}

export const HEALTH = {
  opening: "正在连接…",
  connected: "已连接",
  again: "正在重新连接…",
  stopped: "程序已停止。重新运行 reportgen，看它新打开的页面",
  moved: "这个网址已失效，看程序新打开的页面",
};

/** In the bar, where there is little room; the whole is its title. */
export const SHORT_HEALTH = { ...HEALTH, stopped: "程序已停止", moved: "网址已失效" };

/**
 * Asks the server; a message says, in Chinese, why there is no answer.
 * @template T
 * @param {string} url
 * @returns {Promise<{data: T|null, message: string}>}
 */
export async function ask(url) {
  try {
    const answer = await fetch(url);
    if (answer.ok) return { data: await answer.json(), message: "" };
    return { data: null, message: await refusal(answer) };
  } catch (error) {
    return { data: null, message: "程序没有回答，可能已经停止" };
  }
}

/**
 * @param {Response} answer
 * @returns {Promise<string>}
 */
export async function refusal(answer) {
  try {
    const told = await answer.json();
    if (told && typeof told.message === "string") return told.message;
  } catch (error) {
    // no JSON: said below
  }
  return `程序没有给出结果（${answer.status}）`;
}
