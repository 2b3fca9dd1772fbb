// Preloaded into the web host: if `npm start` is killed outright, the host goes too.
process.on("disconnect", () => process.kill(process.pid, "SIGTERM"));
process.channel?.unref();
