//! Answers: each question its own file, each answer a plain value that says what it rests on.
