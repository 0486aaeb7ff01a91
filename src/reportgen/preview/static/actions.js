// What the page asks the program to do: objects and files that are sent, and the answer.

import { refusal } from "./link.js";

const MEBIBYTE = 1024 * 1024;
const FILE_MOST = 32; // MB, as the program takes it
const SILENT = "程序没有回答，可能已经停止";

/**
 * @template T
 * @typedef {{data: T|null, message: string}} Answer a message says, in Chinese, why nothing was done
 */

/**
 * Asks for something to be done.
 * @param {string} url
 * @param {object} sent
 * @returns {Promise<Answer<any>>}
 */
export function act(url, sent) {
  return post(url, "application/json", JSON.stringify(sent));
}

/**
 * Hands files over, one after the other; with the first that is refused it ends.
 * @param {string} root the address that all others begin with, as seen from the page
 * @param {File[]} files
 * @param {(text: string) => void} tell how far it is
 * @returns {Promise<Answer<string[]>>} their numbers
 */
export async function upload(root, files, tell) {
  const ids = [];
  for (const [n, file] of files.entries()) {
    if (file.size > FILE_MOST * MEBIBYTE) {
      return { data: null, message: `“${file.name}”太大，一个文件最多 ${FILE_MOST} MB` };
    }
    if (!file.size) return { data: null, message: `“${file.name}”是空的，核对是不是没有存好，再重新选一次` };
    if (!(await readable(file))) {
      return { data: null, message: `“${file.name}”在选好以后又改动过，或者不在了，重新选一次` };
    }
    tell(files.length > 1 ? `正在读取文件 ${n + 1}/${files.length}…` : "正在读取文件…");
    const url = `${root}do/upload?name=${encodeURIComponent(file.name)}`;
    const { data, message } = await post(url, "application/octet-stream", file);
    if (!data) return { data: null, message: `“${file.name}”：${message}` };
    ids.push(data.id);
  }
  return { data: ids, message: "" };
}

/**
 * Whether a chosen file is still the one that was chosen: the browser sends no other, and does not say why.
 * @param {File} file
 */
async function readable(file) {
  try {
    await file.slice(0, 1).arrayBuffer();
    return true;
  } catch (error) {
    return false;
  }
}

/**
 * @param {string} url
 * @param {string} kind
 * @param {string|Blob} body
 * @returns {Promise<Answer<any>>}
 */
async function post(url, kind, body) {
  try {
    const answer = await fetch(url, { method: "POST", headers: { "Content-Type": kind }, body });
    if (answer.ok) return { data: await answer.json(), message: "" };
    return { data: null, message: await refusal(answer) };
  } catch (error) {
    return { data: null, message: SILENT };
  }
}
