-- By which a change of a line is noticed; nothing in lines of older programs, which the next line's seal covers.
ALTER TABLE lines ADD COLUMN seal TEXT;
