Attribute VB_Name = "Messages"
Option Explicit
Option Private Module

' What the clerk is told. VBA text knows no Chinese: the build writes the messages of
' messages.toml in place of the line of dots, each character as in the conf file.

' Returns a message by its key; the key itself where there is no such message.
Public Function Message(ByVal Key As String) As String
    Message = MessageAbout(Key, "")
End Function

' The same with a detail, a name or a number, in place of {1}.
Public Function MessageAbout(ByVal Key As String, ByVal Detail As String) As String
    MessageAbout = Key & " " & Detail
    If Written(Key) <> "" Then MessageAbout = Replace(Decoded(Written(Key)), "{1}", Detail)
End Function

Private Function Written(ByVal Key As String) As String
    Select Case Key
        ' ...
    End Select
End Function
