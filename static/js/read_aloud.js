// Reads the answer and its steps with the device's own voice, which sends them nowhere. Without a
// voice of the page's language there is no button.
const button = document.querySelector("[data-listen]");
const speech = "speechSynthesis" in window && speechSynthesis;
const label = button.textContent;
let last; // of what is being read

const voiceOf = (lang) => speech.getVoices().find((voice) => voice.localService && voice.lang.startsWith(lang));

function say(part) {
  // 4: texts alone
  const texts = document.createTreeWalker(part, 4);
  const pieces = [];
  while (texts.nextNode()) {
    const { data, parentElement } = texts.currentNode;
    const { lang } = parentElement.closest("[lang]");
    if (parentElement.offsetWidth < 2) continue; // hidden, or for screen readers only
    if (!pieces[0] || last.lang !== lang) {
      last = new SpeechSynthesisUtterance("");
      last.lang = lang;
      last.voice = voiceOf(lang);
      pieces.push(last);
    }
    // Numbers to dial digit by digit; years and small ones as they are.
    last.text += data.replace(/[\d٠-٩]([ ()-]*[\d٠-٩]){4,}/g, (number) => [...number].join(" "));
  }
  pieces.forEach((piece) => {
    piece.onend = piece.onerror = () => piece === last && stop();
    speech.speak(piece);
  });
}

function stop() {
  last = "";
  speech.cancel();
  button.textContent = label;
}

const show = () => { button.hidden = !voiceOf(document.documentElement.lang); };

if (speech) {
  speech.onvoiceschanged = show; // they may be known late
  show();
  button.addEventListener("click", () => {
    if (last) return stop();
    button.textContent = button.dataset.stop;
    document.querySelectorAll(button.dataset.listen).forEach(say);
  });
  addEventListener("pagehide", stop);
}
